import { err, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailTemplate } from './mailTemplate.ts';
import {
  previewTemplate,
  type Preview,
  type PreviewError,
  type TemplateToPreview,
} from './previewTemplate.ts';
import { publishTemplate, type PublishError, type TemplateToPublish } from './publishTemplate.ts';
import {
  queueTemplate,
  type MailingToQueue,
  type QueuedMailing,
  type QueueMailError,
} from './queueTemplate.ts';
import {
  readMails,
  readMailStatus,
  type MailQuery,
  type MailStatus,
  type QueuedMail,
} from './readMails.ts';
import type { TakenBounce, TakeBounceError } from './takeBounce.ts';
import {
  listTemplates,
  readTemplate,
  saveTemplate,
  type SavedTemplate,
  type SaveTemplateError,
} from './templates.ts';
import { saveWebsite, type SaveWebsiteError } from './website.ts';

/** Templates, and the mails that are made of them. Names of templates are the organiser's own. */
export interface MailRegister {
  readonly saveTemplate: (wanted: {
    readonly template: MailTemplate;
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
  /** Queues a published template; `startMail` of some process sends it. */
  readonly send: (wanted: MailingToQueue) => Promise<Result<QueuedMailing, QueueMailError>>;
  /** Newest first. */
  readonly mails: (query: MailQuery) => Promise<readonly QueuedMail[]>;
  readonly status: () => Promise<MailStatus>;
  /** What `{{generic_link}}` stands for. */
  readonly saveWebsite: (wanted: {
    readonly url: string;
    readonly actor: Actor;
  }) => Promise<Result<null, SaveWebsiteError>>;
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
  const { database } = context;
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';
  return {
    saveTemplate: (wanted) => saveTemplate(context, wanted),
    templates: async () => listTemplates(database, await eventId()),
    template: async (name, version) => readTemplate(database, await eventId(), { name, version }),
    preview: (wanted) => previewTemplate(context, wanted),
    publish: (wanted) => publishTemplate(context, wanted),
    send: (wanted) => queueTemplate(context, wanted),
    mails: async (query) => readMails(database, await eventId(), query),
    status: async () => readMailStatus(database, await eventId()),
    saveWebsite: (wanted) => saveWebsite(context, wanted),
    takeBounce: async (wanted) => {
      // A reader of mails is a large library, and needed for this alone.
      const { takeBounce } = await import('./takeBounce.ts');
      return takeBounce(context, wanted);
    },
    clearBounces: (wanted) => clearBounces(context, wanted),
  };
};

const clearBounces = async (
  { database, clock }: StoreContext,
  { subject, actor }: { readonly subject: string; readonly actor: Actor },
): Promise<Result<number, 'no_event'>> => {
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  return database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    const cleared = await trx
      .deleteFrom('bounced_addresses')
      .where('event', '=', event.id)
      .where('subject', '=', subject)
      .returning('job')
      .execute();
    if (cleared.length > 0) {
      await appendAudit(trx, { event: event.id, now: clock() }, [
        { actor, action: 'mail.bounce_cleared', subject },
      ]);
    }
    return { ok: true, value: cleared.length };
  });
};
