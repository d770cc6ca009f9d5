import type { LogRow } from '../log/readLog.ts';
import { factForDoor, seesEverything, type Reader } from './projectForRole.ts';

/** A fact with its place as JSON: as it came, or what a door gets of it. */
export const placedFactText = ({ placed, text }: LogRow, reader: Reader): string => {
  const { fact, ...place } = placed;
  const factText = seesEverything(reader) ? text : JSON.stringify(factForDoor(fact, reader));
  return `{"fact":${factText},${JSON.stringify(place).slice(1)}`;
};
