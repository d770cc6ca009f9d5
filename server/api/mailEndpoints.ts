import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import { err, ok } from '#shared/model/result.ts';
import { mailChanges } from '../mail/changeMails.ts';
import { MailedLinkKind, MailState } from '../mail/mailJob.ts';
import type { Mailing } from '../mail/readMailings.ts';
import { endpoint, said } from './endpoint.ts';
import { LeftOut, ToRecipients } from './recipientShapes.ts';

/** What goes out: a published template, or a link or the entry code in the store's own words. */
const What = z.union([
  z.object({ template: z.string().min(1).max(100), version: z.int().min(1).optional() }),
  z.object({ link: MailedLinkKind }),
  z.object({ code: z.literal('entry') }),
]);

const ApiMailing = z.object({
  id: z.string(),
  kind: z.string(),
  template: z.string().nullable(),
  scope: z.string(),
  queuedBy: z.string(),
  queuedAt: z.int(),
  mails: z.int(),
  counts: z.record(MailState, z.int()),
});

const shown = ({ job, ...mailing }: Mailing): z.input<typeof ApiMailing> => ({
  ...mailing,
  kind: job.kind === 'resend_link' ? job.link : job.kind === 'template' ? 'template' : 'entry',
  template: job.kind === 'template' ? job.template : null,
  scope: 'scope' in job ? job.scope : '',
});

/** A mail without its address and without what it says. */
const ApiMail = z.object({
  id: z.string(),
  subject: z.string(),
  state: MailState,
  attempts: z.int(),
  problem: z.string().nullable(),
  queuedAt: z.int(),
  dueAt: z.int(),
  endedAt: z.int().nullable(),
});

const path = '/api/v1/mailings';
const Change = z.object({ change: z.enum(mailChanges) });
const changed = z.object({ mails: z.int() });
const Page = {
  before: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

export const mailEndpoints = [
  endpoint({
    route: `POST ${path}`,
    about:
      'Queues one mail for each recipient, with links that are made when it goes out; with `dryRun` only says who gets it',
    scope: 'mail:send',
    body: z.object({
      what: What,
      to: ToRecipients,
      scope: z.string().max(100).default(''),
      language: Language.optional(),
      dryRun: z.boolean().default(false),
    }),
    answer: z.object({
      mailing: z.string().nullable(),
      queued: z.int(),
      leftOut: z.array(LeftOut),
    }),
    handle: async ({ store, body, actor }) => {
      const { what, to, scope, language, dryRun } = body;
      const wanted = { what: said(what), to, scope, language, actor };
      if (dryRun) {
        const planned = await store.mail.plan(wanted);
        if (!planned.ok) return planned;
        const { subjects, leftOut } = planned.value;
        return ok({ mailing: null, queued: subjects.length, leftOut: [...leftOut] });
      }
      const queued = await store.mail.send(wanted);
      return queued.ok ? ok({ ...queued.value, leftOut: [...queued.value.leftOut] }) : queued;
    },
  }),
  endpoint({
    route: `GET ${path}`,
    about: 'What was queued together, newest first; `before` is the last id of the page before',
    scope: 'mail:read',
    query: z.object(Page),
    answer: z.object({ mailings: z.array(ApiMailing) }),
    handle: async ({ store, query }) =>
      ok({ mailings: (await store.mail.mailings(query)).map(shown) }),
  }),
  endpoint({
    route: `GET ${path}/{id}`,
    about: 'How the mails of a mailing stand',
    scope: 'mail:read',
    answer: ApiMailing,
    handle: async ({ store, params }) => {
      const mailing = await store.mail.mailing(params['id'] ?? '');
      return mailing === undefined ? err('unknown_mailing') : ok(shown(mailing));
    },
  }),
  endpoint({
    route: `GET ${path}/{id}/mails`,
    about: 'Each mail of a mailing, newest first, with what is wrong',
    scope: 'mail:read',
    query: z.object({ ...Page, state: MailState.optional() }),
    answer: z.object({ mails: z.array(ApiMail) }),
    handle: async ({ store, params, query }) =>
      ok({ mails: [...(await store.mail.mails({ ...query, mailing: params['id'] ?? '' }))] }),
  }),
  endpoint({
    route: `POST ${path}/{id}`,
    about: 'Tries those again that did not go, or stops those that wait',
    scope: 'mail:send',
    body: Change,
    answer: changed,
    handle: async ({ store, params, body, actor }) => {
      const of = { mailing: params['id'] ?? '' };
      const done = await store.mail.change({ of, change: body.change, actor });
      return done.ok ? ok({ mails: done.value }) : done;
    },
  }),
  endpoint({
    route: 'POST /api/v1/mails/{id}',
    about: 'The same for one mail; the address of one that bounced is believed again',
    scope: 'mail:send',
    body: Change,
    answer: changed,
    handle: async ({ store, params, body, actor }) => {
      const of = { mail: params['id'] ?? '' };
      const done = await store.mail.change({ of, change: body.change, actor });
      return done.ok ? ok({ mails: done.value }) : done;
    },
  }),
];
