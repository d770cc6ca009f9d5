import type { Hold } from '#shared/model/attendee.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { ChangePersonError, People } from './createPeople.ts';

export const holdChanges = ['suspend', 'resume', 'revoke'] as const;

export interface ChangeOfHold {
  readonly attendeeId: string;
  readonly change: (typeof holdChanges)[number];
  readonly reason: string;
  readonly actor: Actor;
}

/** Holds both codes of a person back, or lets them work again. What was revoked stays so. */
export const changeHold = async (
  { people }: { readonly people: People },
  { attendeeId, change, reason, actor }: ChangeOfHold,
): Promise<Result<null, ChangePersonError | 'not_possible'>> => {
  const person = await people.read(attendeeId);
  if (person === null) return err('unknown_attendee');
  if (!isPossible(change, person.hold)) return err('not_possible');
  const changed = await people.change({
    attendeeId,
    changes: { hold: holdAfter[change] },
    actor,
    reason,
  });
  return changed.ok ? ok(null) : changed;
};

const holdAfter = { suspend: 'suspended', resume: 'none', revoke: 'revoked' } as const;

const isPossible = (change: keyof typeof holdAfter, hold: Hold): boolean =>
  change === 'resume' ? hold === 'suspended' : hold !== 'revoked' && holdAfter[change] !== hold;
