import { v7 as uuidv7 } from 'uuid';
import type { Fact, FactBody, FactKind } from '#shared/model/fact.ts';
import type { PlacedFact } from '#shared/protocol/protocol.ts';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { createArrivals } from './arrivals.ts';
import { hashFact, noHash } from './hashFact.ts';
import { insertFacts } from './insertFacts.ts';
import { lockLog, moveEndOfLog } from './lockLog.ts';
import { storeWriter } from './storeStation.ts';

export interface OwnFact<Kind extends FactKind> {
  readonly kind: Kind;
  readonly attendee: string | null;
  readonly body: FactBody<Kind>;
}

/** Adds one of the store's own facts to the log within a transaction. */
export const appendOwnFact = async <Kind extends FactKind>(
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { event, ...own }: OwnFact<Kind> & { readonly event: string },
): Promise<PlacedFact> => {
  const [placed] = await appendOwnFacts(trx, context, event, [own]);
  if (placed === undefined) throw new Error('one fact was asked for');
  return placed;
};

/** Adds several, in their order; a few hundred at most. */
export const appendOwnFacts = async <Kind extends FactKind>(
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  event: string,
  own: readonly OwnFact<Kind>[],
): Promise<readonly PlacedFact[]> => {
  const end = await lockLog(trx, event);
  const { station, incarnation } = await storeWriter(trx);
  const before = await trx
    .selectFrom('facts')
    .select(['seq', 'hash'])
    .where('event', '=', event)
    .where('station', '=', station)
    .where('incarnation', '=', incarnation)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const now = clock();
  const arrivalOf = await createArrivals(trx, { event, end, now });
  let { seq, hash } = before ?? { seq: 0, hash: noHash };
  const facts = own.map(({ kind, attendee, body }, no) => {
    seq += 1;
    const line: Omit<Fact, 'hash'> = {
      id: uuidv7({ msecs: now, random: random(16) }),
      station,
      incarnation,
      seq,
      kind,
      at: now,
      offset: 0,
      operator: '',
      attendee,
      checkpoint: null,
      body: { ...body },
      previousHash: hash,
    };
    hash = hashFact(line);
    const fact: Fact = { ...line, hash };
    return {
      position: end + 1 + no,
      fact,
      text: JSON.stringify(fact),
      receivedAt: arrivalOf(fact),
    };
  });
  await insertFacts(trx, { event, facts });
  await moveEndOfLog(trx, event, end + facts.length);
  return facts;
};
