import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { checkPublicFields } from '../links/checkPublicFields.ts';
import { createWriter } from '../log/createWriter.ts';
import type { StoreContext } from '../storeContext.ts';

export interface MailSettings {
  /** The event's own page, for everybody: what `{{generic_link}}` stands for; empty: the address of the store. */
  readonly website: string;
  /** Of mails to those whose own language is not known. */
  readonly language: Language;
}

export type SaveMailSettingsError = 'no_event' | 'no_web_address' | 'make_a_generic_link';

export const readMailSettings = async (database: StoreDatabase): Promise<MailSettings> => ({
  website: (await readSetting(database, 'website')) ?? '',
  // English unless said.
  language: Language.catch('en').parse(await readSetting(database, 'mail_language')),
});

/** What is left out stays as it is. */
export const saveMailSettings = async (
  { database, clock }: StoreContext,
  { changes, actor }: { readonly changes: Partial<MailSettings>; readonly actor: Actor },
): Promise<Result<null, SaveMailSettingsError>> => {
  const { website, language } = changes;
  if (website !== undefined) {
    const open = checkPublicFields({ website });
    if (!open.ok) return open;
    if (!WebAddress.safeParse(website).success) return err('no_web_address');
  }
  return createWriter(database)(async (trx, event): Promise<Result<null, never>> => {
    if (website !== undefined) await writeSetting(trx, 'website', website);
    if (language !== undefined) await writeSetting(trx, 'mail_language', language);
    const fields = Object.keys(changes).join(' ');
    await appendAudit(trx, { event: event.id, now: clock() }, [
      { actor, action: 'mail.settings_changed', details: { fields } },
    ]);
    return ok(null);
  });
};

const WebAddress = z
  .string()
  .max(2000)
  .refine((text) => text === '' || /^https?:$/.test(URL.parse(text)?.protocol ?? ''));
