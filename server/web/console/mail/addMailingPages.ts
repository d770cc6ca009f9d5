import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { mailChanges } from '#server/mail/changeMails.ts';
import { MailState } from '#server/mail/mailJob.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import { nameRecipient } from '../recipients/nameRecipient.ts';
import { mailingPage } from './mailingPage.ts';

const path = '/console/mail/mailings';
const sending = { config: { permission: 'mail:send' } } as const;
type AtId = { Params: { id: string } };

const MailsQuery = z.object({
  state: MailState.optional().catch(undefined),
  before: z.string().max(100).optional().catch(undefined),
});
const ChangeForm = z.object({ change: z.enum(mailChanges) });
const RetryForm = z.object({ mailing: z.string().max(100) });

const mailsPerPage = 50;

/** One mailing: how its mails stand, trying those again that did not go, and stopping those that wait. */
export const addMailingPages = (app: FastifyInstance, web: Web): void => {
  const { mail } = web.store;

  app.get<AtId>(
    `${path}/:id`,
    { config: { permission: 'templates:read' } },
    async (request, reply) => {
      const { id } = request.params;
      const mailing = await mail.mailing(id);
      if (mailing === undefined) {
        return sendConsoleTrouble(web, reply, { status: 404, sentence: 'mail.unknownMailing' });
      }
      const { state, before } = MailsQuery.parse(request.query);
      const mails = await mail.mails({ mailing: id, state, before, limit: mailsPerPage });
      const campaign =
        'scope' in mailing.job && mailing.job.scope !== ''
          ? await web.store.campaigns.read(mailing.job.scope)
          : undefined;
      const rows = await Promise.all(
        mails.map(async (each) => ({
          ...each,
          ...(await nameRecipient(web.store, each.subject)),
        })),
      );
      const hasMore = mails.length === mailsPerPage;
      const context = await pageContext(web, request, reply);
      return context.page(mailingPage(context, { mailing, campaign, rows, state, hasMore }));
    },
  );

  app.post<AtId>(`${path}/:id`, sending, async (request, reply) => {
    const { id } = request.params;
    const form = fieldsOf(request, ChangeForm);
    if (form === undefined) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'shell.invalid' });
    }
    const of = { mailing: id };
    const changed = await mail.change({ of, change: form.change, actor: actorOf(request) });
    return changed.ok
      ? reply.redirect(`${path}/${id}`, 303)
      : sendConsoleTrouble(web, reply, { status: 404, sentence: 'mail.unknownMailing' });
  });

  app.post<AtId>('/console/mail/mails/:id/retry', sending, async (request, reply) => {
    const form = fieldsOf(request, RetryForm);
    if (form === undefined) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'shell.invalid' });
    }
    const of = { mail: request.params.id };
    const changed = await mail.change({ of, change: 'retry', actor: actorOf(request) });
    return changed.ok
      ? reply.redirect(`${path}/${encodeURIComponent(form.mailing)}`, 303)
      : sendConsoleTrouble(web, reply, { status: 404, sentence: 'mail.unknownMailing' });
  });
};
