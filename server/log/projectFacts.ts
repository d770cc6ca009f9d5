import type { Fact } from '#shared/model/fact.ts';
import { readBody, type Said, saidOf } from '#shared/rules/applyFact.ts';
import type { Stamp } from '#shared/rules/stamp.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { takePeople } from './people.ts';
import { projectRevoked, projectVouched } from '../upstream/vouch.ts';
import { takeProgramme } from './programme.ts';

/**
 * Brings attendees, sessions, checkpoints and the event up to what these facts say. Repeating it changes nothing, and
 * neither does the order in which facts come: so what many facts say of people is laid to them at once.
 */
export const projectFacts = async (
  trx: StoreTransaction,
  event: string,
  facts: readonly { readonly fact: Fact; readonly stamp: Stamp }[],
): Promise<void> => {
  let said: Said[] = [];
  for (const { fact, stamp } of facts) {
    if (fact.kind === 'stationEnrolled') await projectVouched(trx, event, fact);
    if (fact.kind === 'stationRevoked') await projectRevoked(trx, event, fact);
    const programme = readBody(fact, 'programmeImported');
    if (programme) await takeProgramme(trx, { event, programme, stamp });
    else said.push(...saidOf(fact, stamp));
    if (said.length < peopleAtOnce) continue;
    await takePeople(trx, event, said);
    said = [];
  }
  await takePeople(trx, event, said);
};

/** With the 500 of one more import still far below the parameters that a statement may have. */
const peopleAtOnce = 500;
