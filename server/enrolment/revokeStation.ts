import { SignJWT } from 'jose';
import { CodeKey } from '#shared/model/codeKey.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import type { StationRow } from '../database/tables.ts';
import { appendOwnFact } from '../log/appendOwnFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { requireStoreKey } from './certifyStation.ts';

export interface StationToRevoke {
  readonly stationId: string;
  readonly actor?: Actor;
  readonly reason?: string;
}

/**
 * From now on the station may only deliver what it still has. All others hear of it, and of the time from which on its
 * key counts no more. Doing it again changes nothing.
 */
export const revokeStation = async (
  context: StoreContext,
  { stationId, actor = 'terminal', reason = '' }: StationToRevoke,
): Promise<Result<StationRow, 'unknown_station'>> => {
  const event = await readEvent(context.database);
  if (event === null) return err('unknown_station');
  return context.database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const station = await trx
      .selectFrom('stations')
      .selectAll()
      .where('id', '=', stationId)
      .where('event', '=', event.id)
      .executeTakeFirst();
    if (station === undefined) return err('unknown_station');
    if (station.status === 'revoked') return ok(station);
    await trx
      .updateTable('stations')
      .set({ status: 'revoked' })
      .where('id', '=', stationId)
      .execute();
    const row = await trx
      .selectFrom('code_keys')
      .select('data')
      .where('event', '=', event.id)
      .where('key_id', '=', station.key_id)
      .executeTakeFirstOrThrow();
    const key = CodeKey.parse({ ...JSON.parse(row.data), revokedAt: context.clock() });
    await trx
      .updateTable('code_keys')
      .set({ data: JSON.stringify(key) })
      .where('event', '=', event.id)
      .where('key_id', '=', station.key_id)
      .execute();
    await appendOwnFact(trx, context, {
      event: event.id,
      kind: 'stationRevoked',
      attendee: null,
      body: { station: stationId, key },
    });
    await appendAudit(trx, { event: event.id, now: context.clock() }, [
      { actor, action: 'station.revoked', subject: stationId, reason },
    ]);
    return ok({ ...station, status: 'revoked' });
  });
};

/**
 * What a revoked station gets to read in place of the list: a JWT (RFC 7519) by the store's key. Nobody else on the
 * network can make a station wipe its list.
 */
export const signRevocation = async (
  context: StoreContext,
  station: StationRow,
): Promise<string> => {
  const event = await readEvent(context.database);
  if (event === null) throw new Error('a station without an event');
  const key = await requireStoreKey(context, event);
  return new SignJWT({ event: event.id })
    .setProtectedHeader({ alg: 'Ed25519', kid: key.keyId, typ: 'lanyard-revocation+jwt' })
    .setSubject(station.id)
    .sign(key.privateKey);
};
