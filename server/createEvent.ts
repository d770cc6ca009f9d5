import { v7 as uuidv7 } from 'uuid';
import type { Checkpoint } from '#shared/model/checkpoint.ts';
import { defaultEventPolicy, type Event, type EventPolicy } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { entranceCheckpoint } from '#shared/rules/defaultCheckpoints.ts';
import { createStoreKey, storeCodeKey } from './codes/storeKey.ts';
import { readOrCreateSetting } from './database/settings.ts';
import { appendOwnFact } from './log/appendOwnFact.ts';
import type { StoreContext } from './storeContext.ts';

/** An event to be; times are ms since 1970. Without `entrance` people enter once, by any code. */
export interface NewEvent {
  readonly name: string;
  readonly timeZone: string;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly rehearsal?: boolean;
  readonly demo?: boolean;
  readonly policy?: EventPolicy;
  readonly entrance?: Checkpoint;
}

/** Makes the event of this store with its key and its entrance. A store holds one event. */
export const createEvent = async (
  context: StoreContext,
  wanted: NewEvent,
): Promise<Result<Event, 'event_exists'>> => {
  const { database, clock, random } = context;
  const rehearsal = wanted.rehearsal ?? false;
  const key = await createStoreKey(context, rehearsal);
  context.crashPoint('store.event.keyMade');
  const event: Event = {
    id: uuidv7({ msecs: clock(), random: random(16) }),
    number: Buffer.from(random(4)).readUInt32BE(),
    name: wanted.name,
    timeZone: wanted.timeZone,
    startsAt: wanted.startsAt,
    endsAt: wanted.endsAt,
    rehearsal,
    demo: wanted.demo ?? false,
    policy: wanted.policy ?? defaultEventPolicy,
  };
  const created = await database.transaction().execute(async (trx) => {
    // Written first: of two processes the second waits for this row, and finds the event of the other.
    const first = await readOrCreateSetting(trx, 'event', event.id);
    if (first !== event.id) return false;
    await trx
      .insertInto('events')
      .values({
        id: event.id,
        data: JSON.stringify(event),
        imported_code_key: Buffer.from(random(32)).toString('hex'),
        last_position: 0,
        stamp: null,
      })
      .execute();
    context.crashPoint('store.event.written');
    const codeKey = storeCodeKey(key, rehearsal);
    await trx
      .insertInto('code_keys')
      .values({ event: event.id, key_id: codeKey.keyId, data: JSON.stringify(codeKey) })
      .execute();
    await appendOwnFact(trx, context, {
      event: event.id,
      kind: 'programmeImported',
      attendee: null,
      body: { event, sessions: [], checkpoints: [wanted.entrance ?? entranceCheckpoint] },
    });
    return true;
  });
  context.crashPoint('store.event.committed');
  return created ? ok(event) : err('event_exists');
};
