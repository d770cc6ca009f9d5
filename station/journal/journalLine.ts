import { z } from 'zod';
import { Fact } from '#shared/model/fact.ts';
import { hashFact } from './hashFact.ts';

/** A row of `facts` as SQLite holds it, so that its text is hashed as it was written. */
const text = z.string();
const whole = z.int();
const digest = z.instanceof(Uint8Array).refine(({ length }) => length === 32);

export const JournalLine = z.object({
  no: whole,
  id: text,
  station: text,
  incarnation: whole,
  seq: whole,
  kind: text,
  at: whole,
  offset: whole,
  operator: text,
  attendee: text.nullable(),
  checkpoint: text.nullable(),
  about: text.nullable(),
  body: text,
  previous_hash: digest,
  hash: digest,
  position: whole.min(1).nullable(),
  set_aside: whole.min(0).max(3),
});
export type JournalLine = z.infer<typeof JournalLine>;

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Whether the line says what its hash was made over. */
export const hasTrueHash = (line: JournalLine): boolean => {
  const unhashed = { ...line, body: {}, previousHash: hexOf(line.previous_hash) };
  return hashFact(unhashed, line.body) === hexOf(line.hash);
};

/** The same, and whether what stands beside the hash agrees with it. */
export const isTrueLine = (line: JournalLine): boolean =>
  hasTrueHash(line) &&
  (line.set_aside === 0 || line.position === null) &&
  line.about === (line.kind === 'undone' ? aboutOf(line.body) : null);

/** The fact that an undo names, as its body has it. */
const aboutOf = (body: string): string | null => {
  const undone = z.object({ fact: z.string() }).safeParse(JSON.parse(body));
  return undone.success ? undone.data.fact : null;
};

/** The line as a fact; null where a part of it is not what a fact may hold. */
export const factOfLine = (line: JournalLine): Fact | null => {
  const body: unknown = JSON.parse(line.body);
  const fact = Fact.safeParse({
    ...line,
    body,
    previousHash: hexOf(line.previous_hash),
    hash: hexOf(line.hash),
  });
  return fact.success ? fact.data : null;
};
