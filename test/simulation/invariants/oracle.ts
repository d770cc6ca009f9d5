/** What the oracle reads of a fact; written without the rules under test. */
export interface OracleFact {
  readonly id: string;
  readonly station: string;
  readonly incarnation: number;
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  readonly offset: number;
  readonly attendee: string | null;
  readonly checkpoint: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Standing {
  readonly firstId: string | null;
  readonly firstAt: number | null;
  readonly inside: boolean;
}

/**
 * Where everybody stands, by person and checkpoint, from the design's words: corrected time orders stations, seq orders
 * one journal, a clock that jumps back does not.
 */
export const standings = (facts: Iterable<OracleFact>): ReadonlyMap<string, Standing> => {
  const all = [...facts];
  const undone = new Set(
    all.filter(({ kind }) => kind === 'undone').map(({ body }) => String(body['fact'])),
  );
  const groups = new Map<string, OracleFact[]>();
  for (const fact of all) {
    if (fact.kind !== 'admitted' && fact.kind !== 'departed') continue;
    const key = `${fact.attendee} at ${fact.checkpoint}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return new Map([...groups].map(([key, passes]) => [key, standing(passes, undone)]));
};

const standing = (passes: readonly OracleFact[], undone: ReadonlySet<string>): Standing => {
  const timed = passes.map((pass) => {
    const before = passes.filter(
      (other) =>
        other.station === pass.station &&
        other.incarnation === pass.incarnation &&
        other.seq <= pass.seq,
    );
    return { pass, time: Math.max(...before.map(({ at, offset }) => at + offset)) };
  });
  const isBefore = (one: (typeof timed)[number], other: (typeof timed)[number]): boolean => {
    if (one.time !== other.time) return one.time < other.time;
    if (one.pass.station !== other.pass.station) return one.pass.station < other.pass.station;
    if (one.pass.incarnation !== other.pass.incarnation) {
      return one.pass.incarnation < other.pass.incarnation;
    }
    return one.pass.seq < other.pass.seq;
  };
  const valid = timed.filter(({ pass }) => !undone.has(pass.id));
  const entries = valid.filter(({ pass }) => pass.kind === 'admitted');
  const first = entries.find((entry) => entries.every((other) => !isBefore(other, entry)));
  const last = valid.find((one) => valid.every((other) => !isBefore(one, other)));
  return {
    firstId: first?.pass.id ?? null,
    firstAt: first === undefined ? null : first.pass.at + first.pass.offset,
    inside: last?.pass.kind === 'admitted',
  };
};
