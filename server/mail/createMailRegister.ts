import { err, ok, type Result } from '#shared/model/result.ts';
import type { Actor } from '../audit/appendAudit.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import { createWriter } from '../log/createWriter.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { changeMails, type ChangeMailsError, type ChangeOfMails } from './changeMails.ts';
import { clearBounces } from './clearBounces.ts';
import {
  readMailSettings,
  saveMailSettings,
  type MailSettings,
  type SaveMailSettingsError,
} from './mailSettings.ts';
import type { NewTemplate } from './mailTemplate.ts';
import {
  previewTemplate,
  type Preview,
  type PreviewError,
  type TemplateToPreview,
} from './previewTemplate.ts';
import { publishTemplate, type PublishError, type TemplateToPublish } from './publishTemplate.ts';
import {
  planMailing,
  queueMailing,
  type MailingToQueue,
  type PlanMailingError,
  type QueuedMailing,
  type QueueMailError,
} from './queueMailing.ts';
import type { Recipients } from './selectRecipients.ts';
import {
  readMails,
  readMailStatus,
  type MailQuery,
  type MailStatus,
  type QueuedMail,
} from './readMails.ts';
import { listMailings, readMailings, type Mailing } from './readMailings.ts';
import type { TakenBounce, TakeBounceError } from './takeBounce.ts';
import {
  listTemplates,
  readTemplate,
  saveTemplate,
  type SavedTemplate,
  type SaveTemplateError,
} from './templates.ts';

/** Templates, and the mails that are made of them. Names of templates are the organiser's own. */
export interface MailRegister {
  readonly saveTemplate: (wanted: {
    readonly template: NewTemplate;
    readonly actor: Actor;
  }) => Promise<Result<SavedTemplate, SaveTemplateError>>;
  /** All versions of all templates by name, newest first. */
  readonly templates: () => ReturnType<typeof listTemplates>;
  /** The newest version where none is said. */
  readonly template: (name: string, version?: number) => Promise<SavedTemplate | undefined>;
  readonly preview: (
    wanted: TemplateToPreview,
  ) => Promise<Result<readonly Preview[], PreviewError>>;
  readonly publish: (wanted: TemplateToPublish) => Promise<Result<SavedTemplate, PublishError>>;
  /** Queues a mail to each recipient; `startMail` of some process sends them. */
  readonly send: (
    wanted: MailingToQueue,
  ) => Promise<Result<QueuedMailing, QueueMailError | 'no_event'>>;
  /** Who would get it and who would not; queues nothing. */
  readonly plan: (
    wanted: MailingToQueue,
  ) => Promise<Result<Recipients, PlanMailingError | 'no_event'>>;
  /** Newest first. */
  readonly mails: (query: MailQuery) => Promise<readonly QueuedMail[]>;
  readonly status: () => Promise<MailStatus>;
  /** Newest first. */
  readonly mailings: (page: Parameters<typeof listMailings>[2]) => Promise<readonly Mailing[]>;
  readonly mailing: (id: string) => Promise<Mailing | undefined>;
  /** Queues a mailing or one mail of it anew, or takes it out of the queue; gives how many mails it was. */
  readonly change: (
    wanted: ChangeOfMails,
  ) => Promise<Result<number, ChangeMailsError | 'no_event'>>;
  readonly settings: () => Promise<MailSettings>;
  readonly saveSettings: (
    wanted: Parameters<typeof saveMailSettings>[1],
  ) => Promise<Result<null, SaveMailSettingsError>>;
  /** A bounce mail as it came, RFC 5322. */
  readonly takeBounce: (wanted: {
    readonly source: Uint8Array;
    readonly actor: Actor;
  }) => Promise<Result<TakenBounce, TakeBounceError>>;
  /** Addresses of this person that refused mail are tried again. Gives how many there were. */
  readonly clearBounces: (wanted: {
    readonly subject: string;
    readonly actor: Actor;
  }) => Promise<Result<number, 'no_event'>>;
}

export const createMailRegister = (context: StoreContext): MailRegister => {
  const { database, clock } = context;
  const write = createWriter(database);
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';
  return {
    saveTemplate: (wanted) => saveTemplate(context, wanted),
    templates: async () => listTemplates(database, await eventId()),
    template: async (name, version) => readTemplate(database, await eventId(), { name, version }),
    preview: (wanted) => previewTemplate(context, wanted),
    publish: (wanted) => publishTemplate(context, wanted),
    send: async (wanted) => {
      const addressKey = await deriveKey(context, 'mail address');
      return write((trx, event) => queueMailing(trx, context, { event, addressKey, wanted }));
    },
    plan: async (wanted) => {
      const addressKey = await deriveKey(context, 'mail address');
      const event = await readEvent(database);
      // Nothing is written, so nobody is held up while a long list is read.
      return event === null
        ? err('no_event')
        : planMailing(database, context, { event, addressKey, wanted });
    },
    mails: async (query) => readMails(database, await eventId(), query),
    status: async () => readMailStatus(database, await eventId()),
    mailings: async (page) => listMailings(database, await eventId(), page),
    mailing: async (id) => (await readMailings(database, await eventId(), [id]))[0],
    settings: () => readMailSettings(database),
    saveSettings: (wanted) => saveMailSettings(context, wanted),
    takeBounce: async (wanted) => {
      // A reader of mails is a large library, and needed for this alone.
      const { takeBounce } = await import('./takeBounce.ts');
      return takeBounce(context, wanted);
    },
    clearBounces: (wanted) =>
      write(async (trx, event) =>
        ok(await clearBounces(trx, { event: event.id, now: clock() }, wanted)),
      ),
    change: (wanted) =>
      write((trx, event) => changeMails(trx, { event: event.id, now: clock() }, wanted)),
  };
};
