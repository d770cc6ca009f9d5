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
  readonly event: string;
  readonly kind: Kind;
  readonly attendee: string | null;
  readonly body: FactBody<Kind>;
}

/** Adds one of the store's own facts to the log within a transaction. */
export const appendOwnFact = async <Kind extends FactKind>(
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  own: OwnFact<Kind>,
): Promise<PlacedFact> => {
  const end = await lockLog(trx, own.event);
  const position = end + 1;
  const { station, incarnation } = await storeWriter(trx);
  const before = await trx
    .selectFrom('facts')
    .select(['seq', 'hash'])
    .where('event', '=', own.event)
    .where('station', '=', station)
    .where('incarnation', '=', incarnation)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const now = clock();
  const line: Omit<Fact, 'hash'> = {
    id: uuidv7({ msecs: now, random: random(16) }),
    station,
    incarnation,
    seq: (before?.seq ?? 0) + 1,
    kind: own.kind,
    at: now,
    offset: 0,
    operator: '',
    attendee: own.attendee,
    checkpoint: null,
    body: { ...own.body },
    previousHash: before?.hash ?? noHash,
  };
  const fact: Fact = { ...line, hash: hashFact(line) };
  const arrivalOf = await createArrivals(trx, { event: own.event, end, now });
  const placed = { position, fact, text: JSON.stringify(fact), receivedAt: arrivalOf(fact) };
  await insertFacts(trx, { event: own.event, facts: [placed] });
  await moveEndOfLog(trx, own.event, position);
  return { position, fact };
};
