import type { Fact } from '#shared/model/fact.ts';
import { readBody, saidOf } from '#shared/rules/applyFact.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { takePeople } from './people.ts';
import { takeProgramme } from './programme.ts';

/**
 * Brings attendees, sessions, checkpoints and the event up to what this fact says. Repeating it changes nothing, and
 * neither does the order in which facts come.
 */
export const projectFact = async (
  trx: StoreTransaction,
  { event, fact, stamp }: { readonly event: string; readonly fact: Fact; readonly stamp: Stamp },
): Promise<void> => {
  const programme = readBody(fact, 'programmeImported');
  if (programme) await takeProgramme(trx, { event, programme, stamp });
  else await takePeople(trx, event, saidOf(fact, stamp));
};
