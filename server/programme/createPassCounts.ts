import { Fact } from '#shared/model/fact.ts';
import { readBody } from '#shared/rules/applyFact.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { positionsOfPerson } from '../log/personFacts.ts';

/** How many people passed each checkpoint, by its id; whoever came twice counts once. */
export type PassCounts = () => Promise<ReadonlyMap<string, number>>;

/** Goes on from where it stopped: the log is read once, and after that what is new of it. */
export const createPassCounts = (
  database: StoreDatabase,
  eventId: () => Promise<string>,
): PassCounts => {
  const passed = new Map<string, Set<string>>();
  let position = 0;
  let running: Promise<void> = Promise.resolve();

  const peopleAt = (checkpoint: string): Set<string> => {
    const known = passed.get(checkpoint) ?? new Set();
    passed.set(checkpoint, known);
    return known;
  };

  /** Somebody's pass was undone: their others are looked at once more. */
  const countAnew = async (event: string, attendee: string): Promise<void> => {
    const facts = await readFacts(database, event, { attendee });
    const undone = new Set(facts.map((fact) => readBody(fact, 'undone')?.fact));
    for (const people of passed.values()) people.delete(attendee);
    for (const { id, kind, checkpoint } of facts) {
      if (kind === 'admitted' && checkpoint !== null && !undone.has(id)) {
        peopleAt(checkpoint).add(attendee);
      }
    }
  };

  const catchUp = async (): Promise<void> => {
    const event = await eventId();
    for (;;) {
      const rows = await database
        .selectFrom('facts')
        .select(['position', 'kind', 'attendee', 'data'])
        .where('event', '=', event)
        .where('position', '>', position)
        .where('kind', 'in', ['admitted', 'undone'])
        .orderBy('position')
        .limit(factsPerRead)
        .execute();
      for (const row of rows) {
        if (row.attendee !== null && row.kind === 'admitted') {
          const { checkpoint } = Fact.parse(JSON.parse(row.data));
          if (checkpoint !== null) peopleAt(checkpoint).add(row.attendee);
        } else if (row.attendee !== null) await countAnew(event, row.attendee);
        position = row.position;
      }
      if (rows.length < factsPerRead) return;
    }
  };

  return async () => {
    running = running.then(catchUp);
    await running;
    return new Map([...passed].map(([checkpoint, people]) => [checkpoint, people.size]));
  };
};

const factsPerRead = 2000;

const readFacts = async (
  database: StoreDatabase,
  event: string,
  { attendee }: { readonly attendee: string },
): Promise<readonly Fact[]> => {
  const rows = await database
    .selectFrom('facts')
    .select('data')
    .where('event', '=', event)
    .where('position', 'in', positionsOfPerson(database, { event, attendee }))
    .where('kind', 'in', ['admitted', 'undone'])
    .execute();
  return rows.map(({ data }) => Fact.parse(JSON.parse(data)));
};
