import { parseScan } from '#shared/codes/parseScan.ts';
import type { Verdict } from '#shared/model/verdict.ts';
import type { SimStation } from '../world/createSimStation.ts';
import type { World } from '../world/createWorld.ts';
import { hasRestoredStore } from '../actions/storeDisk.ts';
import { positionOf } from './storeLog.ts';

const green: ReadonlySet<string> = new Set(['admitted', 'readmitted', 'departed']);

/** Somebody sees a verdict: from now on it must stay true. */
export const paint = (
  world: World,
  station: SimStation,
  { verdict, text }: { readonly verdict: Verdict; readonly text: string | null },
): void => {
  const tables = station.tables();
  const stationId = tables?.kept.read('enrolment')?.station ?? '';
  const { violate } = world;
  world.count('verdicts');
  world.painted.push({ station: station.index, stationId, verdict });
  const who = `${station.name} painted ${verdict.code}`;

  const fact = verdict.factId === null ? null : tables?.facts.byId(verdict.factId);
  if (verdict.factId === null) {
    if (verdict.code !== 'cannot_record') violate('I1', `${who} without a fact`);
  } else if (fact == null) violate('I1', `${who}, but its fact is not in the journal`);

  if (tables?.kept.read('hasSnapshot') === true && verdict.listAgeSeconds === null) {
    violate('I11', `${who} without the age of its list`);
  }
  const entersBy = verdict.code === 'admitted' || verdict.code === 'readmitted';
  // Places of a restored store are others than those that its stations went by.
  if (entersBy && tables !== null && !hasRestoredStore(world))
    checkRevocations(world, station, { verdict, text });
  if (green.has(verdict.code) && verdict.factId === null) violate('I1', `${who} without a commit`);
};

/** I4: a station that has applied a revocation admits nobody by it. */
const checkRevocations = (
  world: World,
  station: SimStation,
  { verdict, text }: { readonly verdict: Verdict; readonly text: string | null },
): void => {
  const cursor = station.tables()?.kept.read('cursor') ?? 0;
  const scan = text === null ? null : parseScan(text);
  const code = scan?.kind === 'code' ? scan.code : null;
  for (const revocation of world.revocations) {
    if (revocation.attendee !== verdict.attendee?.id) continue;
    const isMeant =
      revocation.generation === null ||
      (code?.medium === 'entry' && code.payload.generation < revocation.generation);
    if (!isMeant) continue;
    const position = positionOf(world, revocation);
    if (position !== null && position <= cursor) {
      world.violate('I4', `${station.name} admits what was revoked at position ${position}`);
    }
  }
};
