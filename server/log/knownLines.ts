import type { Fact } from '#shared/model/fact.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { KnownLine } from '../journals/checkChain.ts';

type Identity = Pick<Fact, 'station' | 'incarnation' | 'seq'>;

/** A line of a journal that is in the log. */
export interface LineInLog extends KnownLine {
  readonly position: number;
  readonly receivedAt: number;
}

/** Lines of the log in their journals. */
export interface KnownLines {
  /** Those of this line's journal, by their seq; whoever adds to the log adds to it. */
  readonly journal: (of: Pick<Identity, 'station' | 'incarnation'>) => Map<number, LineInLog>;
}

const createKnownLines = (): KnownLines => {
  const stations = new Map<string, Map<number, Map<number, LineInLog>>>();
  return {
    journal: ({ station, incarnation }) => {
      const journals = stations.get(station) ?? new Map<number, Map<number, LineInLog>>();
      const journal = journals.get(incarnation) ?? new Map<number, LineInLog>();
      stations.set(station, journals.set(incarnation, journal));
      return journal;
    },
  };
};

/** What is in the log at these places of journals, and at those next to them. */
export const readKnown = async (
  trx: StoreTransaction,
  event: string,
  places: readonly Identity[],
): Promise<KnownLines> => {
  const known = createKnownLines();
  const runs = runsOf(places);
  for (let start = 0; start < runs.length; start += runsPerRead) {
    const rows = await trx
      .selectFrom('facts')
      .select([
        'station',
        'incarnation',
        'seq',
        'position',
        'hash',
        'previous_hash as previousHash',
        'received_at as receivedAt',
      ])
      .where((fields) =>
        // The event stands in each part: beside them, SQLite would go through all of its facts.
        fields.or(
          runs
            .slice(start, start + runsPerRead)
            .map(({ station, incarnation, from, to }) =>
              fields.and([
                fields('event', '=', event),
                fields('station', '=', station),
                fields('incarnation', '=', incarnation),
                fields('seq', '>=', from),
                fields('seq', '<=', to),
              ]),
            ),
        ),
      )
      .execute();
    for (const row of rows) known.journal(row).set(row.seq, row);
  }
  return known;
};

interface Run extends Pick<Fact, 'station' | 'incarnation'> {
  readonly from: number;
  to: number;
}

/** A station sends its lines one after the other: nearly always one run, which one look into the index finds. */
const runsOf = (places: readonly Identity[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const { station, incarnation, seq } of places) {
    const last = runs.at(-1);
    const goesOn = last?.station === station && last.incarnation === incarnation && last.to === seq;
    if (goesOn) last.to = seq + 1;
    else runs.push({ station, incarnation, from: seq - 1, to: seq + 1 });
  }
  return runs;
};

const runsPerRead = 50;
