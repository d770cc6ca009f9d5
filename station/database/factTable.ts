import { z } from 'zod';
import { Fact } from '#shared/model/fact.ts';
import type { Pass } from '#shared/rules/presence.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const columns = `id, station, incarnation, seq, kind, at, "offset", operator, attendee, checkpoint, body,
  lower(hex(previous_hash)) AS previousHash, lower(hex(hash)) AS hash`;

const FactRow = Fact.extend({
  body: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(Fact.shape.body),
});

const PassRow = z.object({
  factId: z.string(),
  kind: z.enum(['admitted', 'departed', 'undone']),
  at: z.int(),
  station: z.string(),
  incarnation: z.int(),
  seq: z.int(),
  about: z.string().nullable(),
});

const SizeRow = z.object({ body: z.string() });
const messageBytes = 1_000_000;

const Head = z.object({ seq: z.int(), hash: z.instanceof(Uint8Array) });

/** Every fact this station has, own and others'. Facts are added, never changed or deleted. */
export const createFactTable = (database: Database) => {
  const insert = database.prepare(`
    INSERT INTO facts (id, station, incarnation, seq, kind, at, "offset", operator, attendee, checkpoint, about, body,
      previous_hash, hash, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (station, incarnation, seq) DO NOTHING`);
  const head = database.prepare(
    'SELECT seq, hash FROM facts WHERE station = ? AND incarnation = ? ORDER BY seq DESC LIMIT 1',
  );
  const outbox = database.prepare(
    `SELECT ${columns} FROM facts WHERE position IS NULL AND set_aside = 0 ORDER BY no LIMIT ?`,
  );
  const waiting = database
    .prepare('SELECT count(*) FROM facts WHERE position IS NULL AND set_aside = 0')
    .pluck();
  const place = database.prepare(
    'UPDATE facts SET position = ?, set_aside = ? WHERE station = ? AND incarnation = ? AND seq = ? AND position IS NULL',
  );
  const passes = database.prepare(`
    SELECT id AS factId, kind, at + "offset" AS at, station, incarnation, seq, about FROM facts
    WHERE attendee = ? AND checkpoint = ? AND kind IN ('admitted', 'departed', 'undone')`);
  // Ids are UUIDv7, which begin with the time: the newest rows are where an id is looked for.
  const byId = database.prepare(
    `SELECT ${columns} FROM facts WHERE id = ? ORDER BY no DESC LIMIT 1`,
  );
  const recent = database.prepare(`
    SELECT ${columns} FROM facts WHERE kind IN ('admitted', 'departed', 'refused') AND station = ?
    ORDER BY no DESC LIMIT ?`);
  const notes = database.prepare(
    `SELECT ${columns} FROM facts WHERE kind = 'noteAdded' ORDER BY no DESC LIMIT ?`,
  );
  const all = database.prepare(`SELECT ${columns} FROM facts WHERE no > ? ORDER BY no LIMIT ?`);

  const many = (rows: readonly unknown[]): readonly Fact[] => rows.map((row) => FactRow.parse(row));

  return {
    /** Inside a transaction. False where a fact with this identity is there already. */
    add: (fact: Fact, position: number | null, bodyText = JSON.stringify(fact.body)): boolean =>
      insert.run(
        fact.id,
        fact.station,
        fact.incarnation,
        fact.seq,
        fact.kind,
        fact.at,
        fact.offset,
        fact.operator,
        fact.attendee,
        fact.checkpoint,
        fact.kind === 'undone' && typeof fact.body['fact'] === 'string' ? fact.body['fact'] : null,
        bodyText,
        Buffer.from(fact.previousHash, 'hex'),
        Buffer.from(fact.hash, 'hex'),
        position,
      ).changes > 0,
    /** The last line of one incarnation's chain; null before its first. */
    head: (station: string, incarnation: number): { seq: number; hash: string } | null => {
      const row = head.get(station, incarnation);
      if (row === undefined) return null;
      const { seq, hash } = Head.parse(row);
      return { seq, hash: Buffer.from(hash).toString('hex') };
    },
    /** Oldest first; as many as go into one message of about a megabyte, at least one. */
    outbox: (limit: number): readonly Fact[] => {
      const found: Fact[] = [];
      let size = 0;
      for (const row of outbox.iterate(limit)) {
        const fact = FactRow.parse(row);
        found.push(fact);
        size += SizeRow.parse(row).body.length;
        if (size > messageBytes) break;
      }
      return found;
    },
    waiting: (): number => Number(waiting.get()),
    /** Inside a transaction: takes a fact out of the outbox, into the log or (position null) set aside. */
    settle: (identity: Pick<Fact, 'station' | 'incarnation' | 'seq'>, position: number | null) => {
      const { station, incarnation, seq } = identity;
      place.run(position, position === null ? 1 : 0, station, incarnation, seq);
    },
    /** A person's passes at a checkpoint, and the ids of facts that were undone. */
    passes: (attendee: string, checkpoint: string) => {
      const standing: Pass[] = [];
      const undone = new Set<string>();
      for (const row of passes.all(attendee, checkpoint)) {
        const { about, kind, ...pass } = PassRow.parse(row);
        if (kind !== 'undone') standing.push({ ...pass, kind });
        else if (about !== null) undone.add(about);
      }
      return { passes: standing, undone };
    },
    byId: (id: string): Fact | null => many(byId.all(id))[0] ?? null,
    recentScans: (station: string, limit: number) => many(recent.all(station, limit)),
    notes: (limit: number) => many(notes.all(limit)),
    /** In the order in which they came to this station; `after` is how many to leave out. */
    page: (after: number, limit: number) => many(all.all(after, limit)),
  };
};
export type FactTable = ReturnType<typeof createFactTable>;
