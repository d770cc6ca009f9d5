import { Fact } from '#shared/model/fact.ts';
import type { World } from '../world/createWorld.ts';

export interface LogLine {
  readonly position: number;
  readonly fact: Fact;
}

export interface SetAsideLine {
  readonly station: string;
  readonly reason: string;
  /** What came, which may be no fact at all. */
  readonly content: unknown;
}

interface FactRow {
  readonly position: number;
  readonly data: string;
}

/** The event's log as it is on the store's disk. */
export const readStoreLog = ({ store }: World): readonly LogLine[] =>
  store
    .read<FactRow>('SELECT position, data FROM facts ORDER BY position')
    .map(({ position, data }) => ({ position, fact: Fact.parse(JSON.parse(data)) }));

/** The visible list of what the store could not take as a line of a journal. */
export const readSetAside = ({ store }: World): readonly SetAsideLine[] =>
  store
    .read<{ station: string; reason: string; content: string }>(
      'SELECT station, reason, content FROM set_aside',
    )
    .map(({ content, ...line }) => ({ ...line, content: JSON.parse(content) as unknown }));

/** Where a fact of the office is in the log; null while it is on its way. */
export const positionOf = (
  { store }: World,
  { seq, station }: { readonly seq: number; readonly station: string },
): number | null => {
  const rows = store.read<{ position: number }>(
    `SELECT position FROM facts WHERE station = '${station}' AND seq = ${seq}`,
  );
  return rows[0]?.position ?? null;
};
