import { Fact } from '#shared/model/fact.ts';
import type { LogRow } from '../log/readLog.ts';
import { factForDoor, seesEverything, type Reader } from './projectForRole.ts';

/** A fact with its place as JSON: as it came, or what a door gets of it. */
export const placedFactText = ({ text, ...place }: LogRow, reader: Reader): string => {
  const factText = seesEverything(reader)
    ? text
    : JSON.stringify(factForDoor(Fact.parse(JSON.parse(text)), reader));
  return `{"fact":${factText},${JSON.stringify(place).slice(1)}`;
};
