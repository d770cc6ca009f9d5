import { v7 as uuidv7 } from 'uuid';
import { CodeKey } from '#shared/model/codeKey.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Role } from '#shared/model/role.ts';
import type { EnrolReply, EnrolRequest } from '#shared/protocol/protocol.ts';
import type { StationRow, StoreTransaction } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { sha256 } from '../log/hashFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { freeName } from './freeName.ts';
import { hubKeyIds, nextKeyId } from './keyIds.ts';
import { certifyStation, requireStoreKey } from './certifyStation.ts';

/**
 * Makes a station of whoever holds a code that was not used. A reply can get lost, so the same key may ask again with the
 * same code and gets the same answer; another key is refused. A key that enrols with a new code stays the same station
 * with the next incarnation.
 */
export const enrolStation = async (
  context: StoreContext,
  request: EnrolRequest,
): Promise<Result<EnrolReply, 'code_refused'>> => {
  const event = await readEvent(context.database);
  if (event === null) return err('code_refused');
  const key = await requireStoreKey(context, event);
  const station = await redeemCode(context, event, request);
  if (station === undefined) return err('code_refused');
  context.crashPoint('store.enrol.committed');
  return ok({
    station: station.id,
    stationName: station.name,
    incarnation: station.incarnation,
    keyId: station.key_id,
    role: station.role,
    certificate: await certifyStation(key, event, station),
    keys: [...key.keys],
    event,
    storeTime: context.clock(),
    ...(station.is_hub === 1 ? { hub: await hubNeeds(context, event, station) } : {}),
  });
};

const redeemCode = (
  context: StoreContext,
  event: Event,
  request: EnrolRequest,
): Promise<StationRow | undefined> =>
  context.database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const secretHash = sha256(Buffer.from(request.secret, 'base64url'));
    const code = await trx
      .selectFrom('enrolment_codes')
      .selectAll()
      .where('secret_hash', '=', secretHash)
      .where('event', '=', event.id)
      .executeTakeFirst();
    if (code === undefined || code.expires_at <= context.clock()) return undefined;
    // Who scans the wrong one of two codes must not use it up.
    if ((code.is_for_hub === 1) !== (request.asHub ?? false)) return undefined;
    const known = await trx
      .selectFrom('stations')
      .selectAll()
      .where('public_key', '=', request.publicKey.x)
      .executeTakeFirst();
    if (code.used_by !== null) return code.used_by === known?.id ? known : undefined;
    if (known?.status === 'revoked') return undefined;
    const station = await writeStation(trx, { context, event, request, known, role: code.role });
    context.crashPoint('store.enrol.written');
    await trx
      .updateTable('enrolment_codes')
      .set({ used_by: station.id })
      .where('secret_hash', '=', secretHash)
      .execute();
    return station;
  });

const writeStation = async (
  trx: StoreTransaction,
  { context, event, request, known, role }: NewStation,
): Promise<StationRow> => {
  const now = context.clock();
  const station: StationRow = {
    id: known?.id ?? uuidv7({ msecs: now, random: context.random(16) }),
    event: event.id,
    incarnation: (known?.incarnation ?? 0) + 1,
    name: await freeName(trx, {
      event: event.id,
      wish: request.stationName,
      ...(known === undefined ? {} : { self: known.id }),
    }),
    public_key: request.publicKey.x,
    key_id: known?.key_id ?? (await nextKeyId(trx, event.id)),
    status: 'enrolled',
    enrolled_at: now,
    role,
    vouched_by: null,
    is_hub: request.asHub === true ? 1 : 0,
  };
  const { id, incarnation, name, enrolled_at } = station;
  await trx
    .insertInto('stations')
    .values(station)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ incarnation, name, enrolled_at, role }),
    )
    .execute();
  const key = CodeKey.parse({
    keyId: station.key_id,
    publicKeyX: station.public_key,
    media: request.asHub === true ? [] : ['badge'],
    rehearsal: event.rehearsal,
    owner: id,
  });
  await trx
    .insertInto('code_keys')
    .values({ event: event.id, key_id: key.keyId, data: JSON.stringify(key) })
    .onConflict((conflict) => conflict.columns(['event', 'key_id']).doNothing())
    .execute();
  await appendOwnFact(trx, context, {
    event: event.id,
    kind: 'stationEnrolled',
    attendee: null,
    body: { station: id, name, key, incarnation, isHub: request.asHub },
  });
  return station;
};

interface NewStation {
  readonly context: StoreContext;
  readonly event: Event;
  readonly request: EnrolRequest;
  readonly known: StationRow | undefined;
  readonly role: Role;
}

/** What a hub needs to serve the event itself. */
const hubNeeds = async (
  { database }: StoreContext,
  event: Event,
  hub: StationRow,
): Promise<EnrolReply['hub']> => {
  const { imported_code_key: importedCodeKey } = await database
    .selectFrom('events')
    .select('imported_code_key')
    .where('id', '=', event.id)
    .executeTakeFirstOrThrow();
  return { importedCodeKey, keyIds: await hubKeyIds(database, hub) };
};
