import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { rolledBack } from '../database/rolledBack.ts';
import { lockLog } from '../log/lockLog.ts';
import type { StoreContext } from '../storeContext.ts';
import { compileTemplate } from './compileTemplate.ts';
import type { FilledTexts } from './fillTemplate.ts';
import { prepareMail, type PrepareMailError, type ReadyMail } from './prepareMail.ts';
import { readMailMaking } from './readMailMaking.ts';
import { readTemplate } from './templates.ts';
import { trialRecipients } from './trialRecipients.ts';

export interface TemplateToPreview {
  readonly name: string;
  /** The newest unless said. */
  readonly version?: number;
  /** The first two of the list unless said. */
  readonly recipients?: readonly string[];
  readonly scope?: string;
  /** What each recipient would get unless said. */
  readonly language?: Language;
}

/** A mail as staff may see it: all as its recipient gets it, but for links and codes. */
export interface Preview extends FilledTexts {
  readonly recipient: string;
  readonly hasEntryCode: boolean;
}

export type PreviewError =
  | 'no_event'
  | 'no_key'
  | 'no_address'
  | 'unknown_template'
  | 'unknown_recipient'
  | PrepareMailError;

/** What two people or more would get. Links are cut off behind their prefix, and those made for it never work. */
export const previewTemplate = async (
  context: StoreContext,
  { name, version, recipients, scope = '', language }: TemplateToPreview,
): Promise<Result<readonly Preview[], PreviewError>> => {
  const { database } = context;
  const making = await readMailMaking(context);
  if (!making.ok) return making;
  const { event } = making.value;
  const saved = await readTemplate(database, event.id, { name, version });
  if (saved === undefined) return err('unknown_template');
  return rolledBack(database, async (trx) => {
    await lockLog(trx, event.id);
    const wanted = { event: event.id, template: compileTemplate(saved), wanted: recipients };
    const chosen = await trialRecipients(trx, context, wanted);
    if (chosen === undefined) return err('unknown_recipient');
    const previews: Preview[] = [];
    for (const to of chosen) {
      const prepared = await prepareMail(trx, context, making.value, {
        template: compileTemplate(saved, language ?? to.language),
        to,
        actor: 'store',
        reason: 'preview',
        scope,
      });
      if (!prepared.ok) return prepared;
      previews.push({ recipient: to.subject, ...masked(await prepared.value.compose()) });
    }
    return ok(previews);
  });
};

const masked = ({ subject, text, html, entryCode }: ReadyMail): Omit<Preview, 'recipient'> => ({
  subject: maskLinks(subject),
  text: maskLinks(text),
  html: maskLinks(html),
  hasEntryCode: entryCode !== null,
});

const maskLinks = (text: string): string =>
  text.replaceAll(/(l[arxvs]1_)[a-z2-7]{39}/g, (_all, prefix: string) => `${prefix}••••`);
