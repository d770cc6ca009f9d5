import { setImmediate as nextTurn } from 'node:timers/promises';
import { ok, type Result } from '#shared/model/result.ts';
import type { CompareJournalsReply } from '#shared/protocol/protocol.ts';
import type { Answer, ExchangeError } from './createExchange.ts';
import type { StoreClient } from './storeClient.ts';
import type { Enrolment, SyncStore } from './syncStore.ts';

export interface IncarnationDeps {
  readonly store: SyncStore;
  readonly client: StoreClient;
  readonly signal: AbortSignal;
}

/**
 * Compares this station's journals with what the store has of them. A disk that was restored is behind the store, a
 * cloned one differs from it: such a station goes on in an incarnation of its own. Its lost lines come back with the log.
 */
export const compareJournals = async (
  deps: IncarnationDeps,
  enrolment: Enrolment,
): Promise<Result<Answer<CompareJournalsReply>, ExchangeError>> => {
  const { store, client, signal } = deps;
  const stationName = store.stationName?.();
  const mark = store.logMark() ?? undefined;
  const told = { heads: [...(await store.heads())], mark, stationName };
  const compared = await client.compareJournals(enrolment, told, signal);
  if (!compared.ok) return compared;
  const { stationName: given } = compared.value.value;
  if (given !== undefined && given !== stationName) store.takeName?.(given, stationName);
  await store.deliverAgain(compared.value.value);
  if (!(await store.isInStep(compared.value.value.heads))) {
    const renewed = await renewIncarnation(deps, enrolment);
    // A revoked station gets none; it may still deliver.
    if (!renewed.ok && renewed.error.code !== 'revoked') return renewed;
  }
  return compared;
};

/** Takes a new incarnation; two clones that ask get different ones. */
export const renewIncarnation = async (
  { store, client, signal }: IncarnationDeps,
  enrolment: Enrolment,
): Promise<Result<null, ExchangeError>> => {
  const next = await client.nextIncarnation(enrolment, signal);
  if (!next.ok) return next;
  await store.takeIncarnation(next.value.value);
  return ok(null);
};

/** Writes again, in the newest incarnation, lines whose place another has. True where there were some. */
export const carryOver = async (store: SyncStore): Promise<boolean> => {
  let carried = false;
  while (store.carryOver(carriedAtOnce) > 0) {
    carried = true;
    await nextTurn();
  }
  return carried;
};

/** So few that scans hardly wait for one transaction of them. */
const carriedAtOnce = 50;
