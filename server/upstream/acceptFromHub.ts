import { z } from 'zod';
import type { StationRow } from '../database/tables.ts';
import type { FactResult } from '../log/acceptFacts.ts';
import type { Intake } from '../log/createIntake.ts';
import type { StoreContext } from '../storeContext.ts';
import { vouchedStation } from './vouch.ts';

/**
 * Takes in what a hub sends: lines of its own journal, and of the stations that it vouches for, each as if the station had
 * sent it. A hub vouches by a line that it sent before, so the order of its log is kept.
 */
export const acceptFromHub = async (
  context: StoreContext,
  delivery: {
    readonly hub: StationRow;
    readonly items: readonly unknown[];
    readonly intake: Intake;
  },
): Promise<readonly FactResult[]> => {
  const { hub, items, intake } = delivery;
  const results: FactResult[] = [];
  for (const run of runsOf(items)) {
    const station = (await stationOf(context, hub, run)) ?? hub;
    results.push(...(await intake(station, run.items)));
  }
  return results;
};

interface Run {
  readonly station: string | undefined;
  readonly items: unknown[];
  incarnation: number;
}

/** Neighbours of the same station. */
const runsOf = (items: readonly unknown[]): readonly Run[] => {
  const runs: Run[] = [];
  for (const item of items) {
    const read = Writer.safeParse(item);
    const { station, incarnation } = read.success
      ? read.data
      : { station: undefined, incarnation: 0 };
    const last = runs.at(-1);
    if (last === undefined || last.station !== station)
      runs.push({ station, items: [item], incarnation });
    else {
      last.items.push(item);
      last.incarnation = Math.max(last.incarnation, incarnation);
    }
  }
  return runs;
};

const Writer = z.object({ station: z.string().max(64), incarnation: z.int() });

/** The hub gives its stations their incarnations: the newest that it delivers is good. */
const stationOf = (
  { database }: StoreContext,
  hub: StationRow,
  { station, incarnation }: Run,
): Promise<StationRow | undefined> =>
  database.transaction().execute(async (trx) => {
    if (station === undefined) return undefined;
    const row = await vouchedStation(trx, { hub, station });
    if (row === undefined || row.id === hub.id || row.incarnation >= incarnation) return row;
    await trx.updateTable('stations').set({ incarnation }).where('id', '=', row.id).execute();
    return { ...row, incarnation };
  });
