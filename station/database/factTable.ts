import { z } from 'zod';
import { Fact, factKindsThatWrite } from '#shared/model/fact.ts';
import type { KnowingPass } from '#shared/rules/findDoubles.ts';
import type { Pass } from '#shared/rules/presence.ts';
import type { Database } from '#sqlite/openDatabase.ts';

const columns = `id, station, incarnation, seq, kind, at, "offset", operator, attendee, checkpoint, body,
  lower(hex(previous_hash)) AS previousHash, lower(hex(hash)) AS hash`;

/** No limits here: a newer version of this program may have written longer texts, and one such row must stop nothing. */
const FactRow = z.object({
  id: z.string(),
  station: z.string(),
  incarnation: z.int(),
  seq: z.int(),
  kind: z.string(),
  at: z.int(),
  offset: z.int(),
  operator: z.string(),
  attendee: z.string().nullable(),
  checkpoint: z.string().nullable(),
  previousHash: z.string(),
  hash: z.string(),
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

const KnowingRow = PassRow.omit({ about: true }).extend({
  kind: z.enum(['admitted', 'departed']),
  knew: z.string().nullable(),
  onPurpose: z.int().transform((truth) => truth === 1),
});

const SizeRow = z.object({ body: z.string() });
const PlaceRow = z.object({ position: z.int().nullable(), ceiling: z.int().nullable() });
const messageBytes = 1_000_000;

const Head = z.object({ seq: z.int(), hash: z.instanceof(Uint8Array) });
const HeadRow = Head.extend({ incarnation: z.int() });

/** Which line of which journal; the hash tells two lines apart that a restored or cloned disk wrote at one place. */
export type FactIdentity = Pick<Fact, 'station' | 'incarnation' | 'seq' | 'hash'>;
export type SettledAs = { readonly position: number } | 'set_aside' | 'forked';

/** Every fact this station has, own and others'. Facts are added, never changed or deleted. */
export const createFactTable = (database: Database) => {
  const insert = database.prepare(`
    INSERT INTO facts (id, station, incarnation, seq, kind, at, "offset", operator, attendee, checkpoint, about, body,
      previous_hash, hash, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)
    ON CONFLICT (station, incarnation, seq, hash) DO NOTHING`);
  const lines = database
    .prepare(
      'SELECT count(*) FROM facts WHERE station = ? AND incarnation = ? AND seq = ? AND hash = ?',
    )
    .pluck();
  const heads = database.prepare(
    'SELECT incarnation, max(seq) AS seq, hash FROM facts WHERE station = ? GROUP BY incarnation',
  );
  const forked = database.prepare(
    `SELECT ${columns} FROM facts WHERE set_aside = 2 AND incarnation < ? ORDER BY no LIMIT ?`,
  );
  const countForked = database
    .prepare('SELECT count(*) FROM facts WHERE set_aside = 2 AND incarnation >= ?')
    .pluck();
  const markCarried = database.prepare(
    'UPDATE facts SET set_aside = 3 WHERE station = ? AND incarnation = ? AND seq = ? AND hash = ?',
  );
  const unplace = database.prepare(`
    UPDATE facts SET position = NULL
    WHERE station = ? AND incarnation = ? AND seq > ? AND position IS NOT NULL`);
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
    `UPDATE facts SET position = ?, set_aside = ?
     WHERE station = ? AND incarnation = ? AND seq = ? AND hash = ? AND position IS NULL`,
  );
  const setCeiling = database
    .prepare<[number, string, number, number, Buffer], number>(
      `UPDATE facts SET ceiling = ?
       WHERE station = ? AND incarnation = ? AND seq = ? AND hash = ? AND ceiling IS NULL RETURNING no`,
    )
    .pluck();
  const ceilingOf = database
    .prepare<[string, number, number, Buffer], number | null>(
      'SELECT ceiling FROM facts WHERE station = ? AND incarnation = ? AND seq = ? AND hash = ?',
    )
    .pluck();
  const writesAfter = database.prepare(`
    SELECT ${columns} FROM facts
    WHERE no > ? AND kind IN (SELECT value FROM json_each(?)) ORDER BY no`);
  const at = database.prepare(
    `SELECT ${columns} FROM facts WHERE station = ? AND incarnation = ? AND seq = ? AND hash = ?`,
  );
  const passes = database.prepare(`
    SELECT id AS factId, kind, at + "offset" AS at, station, incarnation, seq, about FROM facts
    WHERE attendee = ? AND checkpoint = ? AND kind IN ('admitted', 'departed', 'undone') AND set_aside <> 3`);
  // All three kinds are named as in the index, which SQLite uses for no smaller set of them.
  const knowing = database.prepare(`
    SELECT id AS factId, kind, at + "offset" AS at, station, incarnation, seq, CAST(body ->> 'knew' AS TEXT) AS knew,
      (body ->> 'asked') IS 1 OR (body ->> 'override') IS NOT NULL OR
        ((body ->> 'again') IS 1 AND (body ->> 'knew') IS NULL) AS onPurpose
    FROM facts
    WHERE attendee = ? AND checkpoint = ? AND kind IN ('admitted', 'departed', 'undone') AND kind <> 'undone'
      AND set_aside <> 3`);
  // Ids are UUIDv7, which begin with the time: the newest rows are where an id is looked for.
  const byId = database.prepare(
    `SELECT ${columns} FROM facts WHERE id = ? ORDER BY no DESC LIMIT 1`,
  );
  const recent = database.prepare(`
    SELECT ${columns} FROM facts WHERE kind IN ('admitted', 'departed', 'refused') AND station = ?
      AND set_aside <> 3
    ORDER BY no DESC LIMIT ?`);
  const notes = database.prepare(
    `SELECT ${columns} FROM facts WHERE kind = 'noteAdded' AND set_aside <> 3
      AND id NOT IN (SELECT body ->> 'fact' FROM facts WHERE kind = 'caseClosed' AND set_aside <> 3)
     ORDER BY no DESC LIMIT ?`,
  );
  const played = database.prepare(
    `SELECT ${columns}, position, ceiling FROM facts WHERE (position > ? OR position IS NULL) AND set_aside <> 3
     ORDER BY position IS NULL, position, no`,
  );
  const all = database.prepare(`SELECT ${columns} FROM facts WHERE no > ? ORDER BY no LIMIT ?`);

  const many = (rows: readonly unknown[]): readonly Fact[] => rows.map((row) => FactRow.parse(row));

  return {
    /** Inside a transaction. False where a fact with this identity is there already. `body` is its JSON (UTF-8), where at hand. */
    add: (
      fact: Fact,
      position: number | null,
      body: string | Uint8Array = JSON.stringify(fact.body),
    ): boolean =>
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
        body,
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
    /** The last line of each incarnation that this station has of itself. */
    heads: (station: string) =>
      heads
        .all(station)
        .map((row) => HeadRow.parse(row))
        .map(({ hash, ...row }) => ({ ...row, hash: Buffer.from(hash).toString('hex') })),
    hasLine: ({ station, incarnation, seq, hash }: FactIdentity): boolean =>
      lines.get(station, incarnation, seq, Buffer.from(hash, 'hex')) === 1,
    /** Own lines of earlier incarnations whose place in the log another line has, oldest first. */
    forkedBefore: (incarnation: number, limit: number) => many(forked.all(incarnation, limit)),
    countForkedSince: (incarnation: number): number => Number(countForked.get(incarnation)),
    /** Inside a transaction: this forked line was written again in a later incarnation. */
    markCarriedOver: ({ station, incarnation, seq, hash }: FactIdentity): void => {
      markCarried.run(station, incarnation, seq, Buffer.from(hash, 'hex'));
    },
    /** Inside a transaction: puts lines after this seq back into the outbox. Gives how many. */
    deliverAgain: (station: string, incarnation: number, after: number): number =>
      unplace.run(station, incarnation, after).changes,
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
    /** Inside a transaction: takes a fact out of the outbox. */
    settle: ({ station, incarnation, seq, hash }: FactIdentity, as: SettledAs): void => {
      const position = typeof as === 'string' ? null : as.position;
      const setAside = as === 'set_aside' ? 1 : as === 'forked' ? 2 : 0;
      place.run(position, setAside, station, incarnation, seq, Buffer.from(hash, 'hex'));
    },
    /** Inside a transaction: see ceilingOf() of shared/rules/stamp.ts. Gives the row; null where it has one already. */
    limit: ({ station, incarnation, seq, hash }: FactIdentity, ceiling: number): number | null =>
      setCeiling.get(ceiling, station, incarnation, seq, Buffer.from(hash, 'hex')) ?? null,
    ceilingOf: ({ station, incarnation, seq, hash }: FactIdentity): number | null =>
      ceilingOf.get(station, incarnation, seq, Buffer.from(hash, 'hex')) ?? null,
    /** Facts of kinds that write, which came to this station after the one in this row. */
    writesAfter: (no: number): readonly Fact[] =>
      many(writesAfter.all(no, JSON.stringify([...factKindsThatWrite]))),
    at: ({ station, incarnation, seq, hash }: FactIdentity): Fact | null =>
      many(at.all(station, incarnation, seq, Buffer.from(hash, 'hex')))[0] ?? null,
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
    /** A person's passes at a checkpoint with what their stations went by. */
    knowingPasses: (attendee: string, checkpoint: string): readonly KnowingPass[] =>
      knowing.all(attendee, checkpoint).map((row) => KnowingRow.parse(row)),
    byId: (id: string): Fact | null => many(byId.all(id))[0] ?? null,
    recentScans: (station: string, limit: number) => many(recent.all(station, limit)),
    notes: (limit: number) => many(notes.all(limit)),
    /** In the order of the event's log after this place, then those without one: what projections are made of. */
    *played(after: number): Generator<z.infer<typeof PlaceRow> & { readonly fact: Fact }> {
      for (const row of played.iterate(after)) {
        yield { fact: FactRow.parse(row), ...PlaceRow.parse(row) };
      }
    },
    /** In the order in which they came to this station; `after` is how many to leave out. */
    page: (after: number, limit: number) => many(all.all(after, limit)),
  };
};
export type FactTable = ReturnType<typeof createFactTable>;
