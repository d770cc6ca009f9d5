import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { writeSetting } from '../database/settings.ts';
import { checkPublicFields } from '../links/checkPublicFields.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';

export type SaveWebsiteError = 'no_event' | 'no_web_address' | 'make_a_generic_link';

/** The event's own page, for everybody: what `{{generic_link}}` stands for. */
export const saveWebsite = async (
  { database, clock }: StoreContext,
  { url, actor }: { readonly url: string; readonly actor: Actor },
): Promise<Result<null, SaveWebsiteError>> => {
  const open = checkPublicFields({ website: url });
  if (!open.ok) return open;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return err('no_web_address');
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  await database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    await writeSetting(trx, 'website', url);
    await appendAudit(trx, { event: event.id, now: clock() }, [
      { actor, action: 'event.website_changed' },
    ]);
  });
  return ok(null);
};
