import { SnapshotLine } from '#shared/protocol/protocol.ts';

export interface OpenSnapshot {
  readonly lines: SnapshotLines;
  readonly broken: () => boolean;
}

/** Reading them throws where the snapshot breaks off or is not one; then `broken` says so, and it is no defect of the reader. */
export type SnapshotLines = AsyncIterable<Iterable<SnapshotLine>>;

/**
 * The lines of a snapshot, some at a time, each held to the schema when it is asked for: a header first, an end that agrees with
 * the number of people last. Kinds of lines that a newer store may add are passed over.
 */
export const readSnapshot = (texts: AsyncIterable<readonly string[]>): OpenSnapshot => {
  let isBroken = false;
  let attendees = 0;
  let hasHeader = false;
  let hasEnd = false;
  const broken = (why: string): Error => {
    isBroken = true;
    return new Error(`snapshot: ${why}`);
  };

  function* understand(some: readonly string[]): Generator<SnapshotLine, void, undefined> {
    for (const text of some) {
      const line = readLine(text);
      if (line === 'broken') throw broken('a line is not ours');
      if (line === 'unknown') continue;
      if ((line.type === 'snapshot') === hasHeader) throw broken('not one header first');
      hasHeader = true;
      if (line.type === 'attendee') attendees += 1;
      if (line.type === 'end' && line.attendees !== attendees) throw broken('lines are missing');
      hasEnd = line.type === 'end';
      yield line;
      if (hasEnd) return;
    }
  }

  async function* read(): AsyncGenerator<Iterable<SnapshotLine>, void, undefined> {
    for await (const some of reading(texts, broken)) {
      yield understand(some);
      if (hasEnd) return;
    }
    throw broken('it breaks off');
  }

  return { lines: read(), broken: () => isBroken };
};

/** Marks what the network throws, so that it is told from what the reader of the lines throws. */
async function* reading<Text>(
  texts: AsyncIterable<Text>,
  broken: (why: string) => Error,
): AsyncGenerator<Text, void, undefined> {
  const iterator = texts[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Text>;
      try {
        next = await iterator.next();
      } catch {
        throw broken('the connection broke');
      }
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.();
  }
}

const lineTypes: ReadonlySet<unknown> = new Set(
  SnapshotLine.options.map((option) => option.shape.type.value),
);

const readLine = (text: string): SnapshotLine | 'unknown' | 'broken' => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'broken';
  }
  const parsed = SnapshotLine.safeParse(value);
  if (parsed.success) return parsed.data;
  const isKnown =
    typeof value !== 'object' || value === null || !('type' in value) || lineTypes.has(value.type);
  return isKnown ? 'broken' : 'unknown';
};
