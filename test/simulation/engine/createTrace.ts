/** What happened in a world, a line an event, without names, codes or links. */
export interface Trace {
  readonly lines: readonly string[];
  readonly write: (who: string, what: string) => void;
}

export const createTrace = (now: () => number): Trace => {
  const start = now();
  const lines: string[] = [];
  return {
    lines,
    write: (who, what) => {
      const seconds = ((now() - start) / 1000).toFixed(3).padStart(9);
      lines.push(`${seconds}  ${who.padEnd(10)}  ${what}`);
    },
  };
};
