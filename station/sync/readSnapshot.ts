import type { Attendee } from '#shared/model/attendee.ts';
import { SnapshotLine } from '#shared/protocol/protocol.ts';
import { packSnapshotPeople, type SnapshotPeople } from './snapshotPeople.ts';

export type SnapshotItem = SnapshotLine | SnapshotPeople;

export interface OpenSnapshot {
  readonly lines: SnapshotLines;
  readonly broken: () => boolean;
}

/** Reading them throws where the snapshot breaks off or is not one; then `broken` says so, and it is no defect of the reader. */
export type SnapshotLines = AsyncIterable<readonly SnapshotItem[]>;

/**
 * The lines of a snapshot, those of each piece of the network together, each held to the schema: a header first, an end that
 * agrees with the number of people last. Kinds of lines that a newer store may add are passed over.
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

  /** What is of use of these lines, and why nothing after it is. */
  const understand = (some: readonly string[]) => {
    const items = createItems();
    const found = (why: string | null) => ({ items: items.done(), why });
    for (const text of some) {
      const line = readLine(text);
      if (line === 'broken') return found('a line is not ours');
      if (line === 'unknown') continue;
      if ((line.type === 'snapshot') === hasHeader) return found('not one header first');
      hasHeader = true;
      if (line.type === 'attendee') attendees += 1;
      if (line.type === 'end' && line.attendees !== attendees) return found('lines are missing');
      items.add(line);
      hasEnd = line.type === 'end';
      if (hasEnd) break;
    }
    return found(null);
  };

  async function* read(): AsyncGenerator<readonly SnapshotItem[], void, undefined> {
    for await (const some of reading(texts, broken)) {
      const { items, why } = understand(some);
      yield items;
      if (why !== null) throw broken(why);
      if (hasEnd) return;
    }
    throw broken('it breaks off');
  }

  return { lines: read(), broken: () => isBroken };
};

/** Puts people who follow each other together. */
const createItems = () => {
  const items: SnapshotItem[] = [];
  let people: Attendee[] = [];
  const flush = (): void => {
    if (people.length > 0) items.push(packSnapshotPeople(people));
    people = [];
  };
  return {
    add: (line: SnapshotLine): void => {
      if (line.type === 'attendee' && line.writes === undefined) {
        people.push(line.attendee);
        // A scan may have to wait for them.
        if (people.length === mostTogether) flush();
        return;
      }
      flush();
      items.push(line);
    },
    done: (): readonly SnapshotItem[] => {
      flush();
      return items;
    },
  };
};

const mostTogether = 100;

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
