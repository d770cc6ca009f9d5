import { err, ok, type Result } from '#shared/model/result.ts';
import type { EnrolReply } from '#shared/protocol/protocol.ts';
import { readOrCreateSetting } from '../database/settings.ts';
import type { StoreContext } from '../storeContext.ts';
import { readUpstream, writeProgress, writeUpstream, type Upstream } from './upstreamSetting.ts';

export type AdoptError = 'not_a_hub_code' | 'already_in_use';

/**
 * Makes this empty store a hub of the store that gave this reply: the event is that store's, and so are its keys. A hub
 * that is enrolled anew for the same event goes on where it was.
 */
export const adoptEvent = async (
  { database }: StoreContext,
  { event, keys, hub, ...reply }: EnrolReply,
  at: Pick<Upstream, 'storeUrl' | 'pin' | 'otherUrls'>,
): Promise<Result<null, AdoptError>> => {
  if (hub === undefined) return err('not_a_hub_code');
  const { storeUrl, pin, otherUrls } = at;
  const { station, incarnation, keyId, certificate } = reply;
  const { keyIds, importedCodeKey } = hub;
  const upstream: Upstream = {
    ...{ station, incarnation, keyId, certificate, storeUrl, pin, otherUrls },
    ...{ eventId: event.id, keys, keyIds },
  };
  const adopted = await database.transaction().execute(async (trx) => {
    if ((await readOrCreateSetting(trx, 'event', event.id)) !== event.id) return false;
    const before = await readUpstream(trx);
    const known = await trx.selectFrom('events').select('id').execute();
    // An event of its own: this store would be upstream of itself.
    if (before === undefined && known.length > 0) return false;
    await writeUpstream(trx, upstream);
    if (known.length > 0) return true;
    const row = { id: event.id, data: JSON.stringify(event), last_position: 0 };
    await trx
      .insertInto('events')
      .values({ ...row, imported_code_key: importedCodeKey })
      .execute();
    for (const key of keys) {
      const data = JSON.stringify(key);
      await trx
        .insertInto('code_keys')
        .values({ event: event.id, key_id: key.keyId, data })
        .execute();
    }
    await writeProgress(trx, 'cursor', 0);
    await writeProgress(trx, 'sent', 0);
    return true;
  });
  return adopted ? ok(null) : err('already_in_use');
};
