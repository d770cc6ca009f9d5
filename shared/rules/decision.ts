import type { VerdictCode, VerdictDetails } from '../model/verdict.ts';
import type { Knowledge } from './knowledge.ts';

/** A verdict's code and what its sentence needs. */
export interface Decision {
  readonly code: VerdictCode;
  readonly details: VerdictDetails;
}

/** Gives a decision, or null: nothing to object, go on with the next check. */
export type Check = (known: Knowledge) => Decision | null;

export const decision = (code: VerdictCode, details: VerdictDetails = {}): Decision => ({
  code,
  details,
});
