import type { Fact } from '#shared/model/fact.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { factPageLimit, type SendFactsReply } from '#shared/protocol/protocol.ts';
import type { Answer, ExchangeError } from './createExchange.ts';
import type { StoreClient } from './storeClient.ts';
import type { Acknowledgement, Enrolment, SyncStore } from './syncStore.ts';

export interface OutboxDeps {
  readonly store: SyncStore;
  readonly client: StoreClient;
  readonly signal: AbortSignal;
  readonly onSent: (answer: Answer<SendFactsReply>) => void;
}

/** Sends the outbox, oldest first. It remembers facts that are too large for the store, so that they delay no other. */
export const createOutboxSender = () => {
  const tooLarge = new Set<string>();

  return async (
    { store, client, signal, onSent }: OutboxDeps,
    enrolment: Enrolment,
  ): Promise<Result<null, ExchangeError>> => {
    let most = factPageLimit;
    for (;;) {
      const batch = await nextBatch(store, tooLarge, most);
      if (batch.length === 0) return ok(null);
      const sent = await client.sendFacts(enrolment, batch, signal);
      if (sent.ok) {
        const acknowledged = acknowledgementsOf(sent.value.value, batch);
        // An answer that names none of ours is no answer to this; going on would never end.
        if (acknowledged.length === 0) return err('portal');
        await store.acknowledge(acknowledged);
        await applyOwnPlaces(store, batch, acknowledged);
        onSent(sent.value);
        most = factPageLimit;
      } else if (sent.error.code !== 'too_large') {
        return sent;
      } else if (batch.length > 1) {
        most = Math.ceil(batch.length / 2);
      } else {
        for (const fact of batch) tooLarge.add(identityOf(fact));
      }
    }
  };
};

/** About a megabyte at a time, and at least one. */
const nextBatch = async (
  store: SyncStore,
  tooLarge: ReadonlySet<string>,
  most: number,
): Promise<readonly Fact[]> => {
  const batch: Fact[] = [];
  let size = 0;
  for (const fact of await store.outbox(most + tooLarge.size)) {
    if (tooLarge.has(identityOf(fact))) continue;
    size += JSON.stringify(fact).length;
    if (batch.length === most || (batch.length > 0 && size > batchBytes)) break;
    batch.push(fact);
  }
  return batch;
};

const batchBytes = 1_000_000;

type Identity = Pick<Fact, 'station' | 'incarnation' | 'seq'>;

const identityOf = ({ station, incarnation, seq }: Identity): string =>
  `${station}/${incarnation}/${seq}`;

const acknowledgementsOf = (
  reply: SendFactsReply,
  batch: readonly Fact[],
): readonly Acknowledgement[] => {
  const hashes = new Map(batch.map((fact) => [identityOf(fact), fact.hash]));
  return reply.results.flatMap((result) => {
    const hash = hashes.get(identityOf(result));
    return hash === undefined ? [] : [{ ...result, hash }];
  });
};

/**
 * Where the log goes on with just these facts, the cursor can move over them: otherwise each scan would be fetched back.
 * Never before the first snapshot, which is what the cursor starts from.
 */
const applyOwnPlaces = async (
  store: SyncStore,
  batch: readonly Fact[],
  acknowledged: readonly Acknowledgement[],
): Promise<void> => {
  if (store.cursor() === 0 || store.isRevoked()) return;
  const positions = new Map(acknowledged.map((result) => [identityOf(result), result.position]));
  const next: { position: number; fact: Fact }[] = [];
  for (const fact of batch) {
    const position = positions.get(identityOf(fact));
    if (position === store.cursor() + next.length + 1) next.push({ position, fact });
  }
  if (next.length > 0) await store.applyPage(next);
};
