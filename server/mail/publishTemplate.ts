import { parseCode } from '#shared/codes/parseCode.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { rolledBack } from '../database/rolledBack.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { sha256 } from '../log/hashFact.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees } from '../log/people.ts';
import type { StoreContext } from '../storeContext.ts';
import { compileTemplate } from './compileTemplate.ts';
import { languagesOfTemplate, textsIn } from './mailTemplate.ts';
import { placeIn } from './placeIn.ts';
import { prepareMail, type MailMaking, type PrepareMailError } from './prepareMail.ts';
import { readMailMaking } from './readMailMaking.ts';
import type { MadeMail, OwnerOf } from './personalPositions.ts';
import { readTemplate, type SavedTemplate } from './templates.ts';
import { trialRecipients } from './trialRecipients.ts';

export interface TemplateToPublish {
  readonly name: string;
  /** The newest unless said. */
  readonly version?: number;
  /** Of those whom it is for; the first of the list unless said. */
  readonly recipients?: readonly string[];
  /** The campaign of an availability link. */
  readonly scope?: string;
  readonly actor: Actor;
}

export type PublishError =
  | 'no_event'
  | 'no_key'
  | 'no_address'
  | 'unknown_template'
  | 'empty_template'
  | 'unknown_recipient'
  | 'gate_refused'
  | PrepareMailError;

/**
 * Lets a version of a template out, if mails made of it for two people at least are each for its own recipient: all personal
 * places differ and open what is theirs, in each language that it has. What is made for the trial is rolled back, no link of it ever works.
 */
export const publishTemplate = async (
  context: StoreContext,
  { name, version, actor, ...trial }: TemplateToPublish,
): Promise<Result<SavedTemplate, PublishError>> => {
  const { database, clock } = context;
  const making = await readMailMaking(context);
  if (!making.ok) return making;
  const { event } = making.value;
  const template = await readTemplate(database, event.id, { name, version });
  if (template === undefined) return err('unknown_template');
  for (const language of languagesOfTemplate(template)) {
    const { text, html } = textsIn(template, language);
    if (`${text}${html}`.trim() === '') return err('empty_template', { language });
  }
  let recipients = 0;
  for (const language of languagesOfTemplate(template)) {
    const passed = await rolledBack(database, (trx) =>
      tryOut(trx, context, { making: making.value, template, language, actor, ...trial }),
    );
    if (!passed.ok) return passed;
    recipients = passed.value;
  }
  return database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const now = clock();
    await trx
      .updateTable('mail_templates')
      .set({ published_by: actor, published_at: now })
      .where('event', '=', event.id)
      .where('name', '=', name)
      .where('version', '=', template.version)
      .execute();
    const details = { template: name, version: template.version, recipients };
    await appendAudit(trx, { event: event.id, now }, [
      { actor, action: 'template.published', details },
    ]);
    return ok({ ...template, publishedBy: actor, publishedAt: now });
  });
};

interface Trial extends Pick<TemplateToPublish, 'recipients' | 'scope' | 'actor'> {
  readonly making: MailMaking;
  readonly template: SavedTemplate;
  readonly language: Language;
}

/** Gives the number of recipients that it was tried with. */
const tryOut = async (
  trx: StoreTransaction,
  context: StoreContext,
  { making, template, language, recipients, scope = '', actor }: Trial,
): Promise<Result<number, PublishError>> => {
  const event = making.event.id;
  const compiled = compileTemplate(template, language);
  await lockLog(trx, event);
  const chosen = await trialRecipients(trx, context, {
    event,
    template: compiled,
    wanted: recipients,
  });
  if (chosen === undefined) return err('unknown_recipient');
  const mails: MadeMail[] = [];
  for (const to of chosen) {
    const wanted = { template: compiled, to, actor, reason: 'trial', scope };
    const prepared = await prepareMail(trx, context, making, wanted);
    if (!prepared.ok) return prepared;
    mails.push({ recipient: to.subject, mail: await prepared.value.compose() });
  }
  const ids = chosen.map(({ subject }) => subject);
  // Looking at pictures takes libraries that a store should not wait for at its start.
  const { checkPersonalPositions } = await import('./personalPositions.ts');
  const problem = await checkPersonalPositions(mails, await createOwnerOf(trx, event, ids));
  if (problem === undefined) return ok(chosen.length);
  const { place } = problem;
  const isOne = languagesOfTemplate(template).length === 1;
  return err('gate_refused', { ...problem, place: isOne ? place : placeIn(language, place) });
};

/** Asks the tables, not whoever made the mails. */
const createOwnerOf = async (
  trx: StoreTransaction,
  event: string,
  ids: readonly string[],
): Promise<OwnerOf> => {
  const people = await readAttendees(trx, event, ids);
  const idBySubject = new Map([...people.values()].map(({ id, subject }) => [subject, id]));
  return async (text) => {
    const code = parseCode(text);
    if (code !== undefined) return idBySubject.get(code.payload.subject);
    const link = await trx
      .selectFrom('links')
      .select('subject')
      .where('event', '=', event)
      .where('secret_hash', '=', sha256(text))
      .executeTakeFirst();
    return link?.subject;
  };
};
