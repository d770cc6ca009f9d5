/** A deliberate bug: in `file`, the text `from` becomes `to`. */
export interface Mutant {
  readonly name: string;
  readonly changes: readonly {
    readonly file: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export const mutants: readonly Mutant[] = [];
