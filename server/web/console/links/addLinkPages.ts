import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { changeAsAsked, linkChanges } from '#server/links/changeAsAsked.ts';
import { maskedLink } from '#server/links/link.ts';
import type { Web } from '#server/web/web.ts';
import { auditTable } from '../audit/auditTable.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { saidLine } from '../saidLine.ts';
import { linkActions } from './linkActions.ts';

const ChangeForm = z.object({
  change: z.enum(linkChanges),
  reason: z.string().trim().min(1).max(500),
});

type AtLink = { Params: { handle: string } };

/** One link by its handle: how it stands, what was done with it, and the buttons. */
export const addLinkPages = (app: FastifyInstance, web: Web): void => {
  const { links } = web.store;

  app.get<AtLink>(
    '/console/links/:handle',
    { config: { permission: 'links:read' } },
    async (request, reply) => {
      const link = await links.read(request.params.handle);
      if (link === undefined) {
        return sendConsoleTrouble(web, reply, { status: 404, sentence: 'links.unknown' });
      }
      const context = await pageContext(web, request, reply);
      const { t, number } = context.texts;
      const { when } = context;
      const facts: readonly (readonly [string, string])[] = [
        [t('links.state'), t(`links.is_${link.state}`)],
        [t('links.uses'), number(link.uses)],
        [t('links.generation'), number(link.generation)],
        [t('links.from'), when(link.notBefore)],
        [t('links.expires'), when(link.expiresAt)],
        [t('links.reasonGiven'), link.reason || '–'],
      ];
      const isSponsor = link.kind === 'sponsor';
      return context.page({
        title: `${t(`links.kind_${link.kind}`)} ${maskedLink(link)}`,
        place: '/console/attendees',
        actions: html`${
          isSponsor
            ? ''
            : html`<a class="button" href="/console/attendees/${link.subject}"
                >${t('links.owner')}</a
              >`
        }`,
        body: html`${saidLine(request, context.texts)}
          <dl class="panel facts">
            ${facts.map(
              ([name, value]) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd><bdi>${value}</bdi></dd>
                </div>`,
            )}
          </dl>
          ${linkActions(context, link)}
          <h2 id="history">${t('links.history')}</h2>
          ${auditTable(context, await links.history(link.handle, 500), await web.store.staff.list())}`,
      });
    },
  );

  app.post<AtLink>(
    '/console/links/:handle',
    { config: { permission: 'links:manage' } },
    async (request, reply) => {
      const { handle } = request.params;
      const form = fieldsOf(request, ChangeForm);
      if (form === undefined) {
        return sendConsoleTrouble(web, reply, { status: 422, sentence: 'links.noReason' });
      }
      const changed = await changeAsAsked(web.store, {
        change: form.change,
        of: { handle, reason: form.reason, actor: actorOf(request) },
      });
      if (!changed.ok) {
        const sentence = problems[changed.error.code];
        return sendConsoleTrouble(web, reply, { status: 422, sentence });
      }
      const { kind, subject } = changed.value;
      // After a leak the question is what was done with it: that stands at the link itself.
      const isHere = kind === 'sponsor' || form.change === 'leak';
      const back = isHere ? `/console/links/${handle}` : `/console/attendees/${subject}`;
      return reply.redirect(`${back}?said=${form.change}`, 303);
    },
  );
};

const problems = {
  unknown_link: 'links.unknown',
  unknown_recipient: 'links.noRecipient',
  no_mail_address: 'links.noAddress',
  suspended: 'links.ownerSuspended',
  revoked: 'links.ownerRevoked',
  not_by_mail: 'links.notByMail',
  not_bound: 'links.notPossible',
  lives_too_long: 'links.notPossible',
  ends_before_it_begins: 'links.expired',
  not_possible: 'links.notPossible',
  no_reason: 'links.noReason',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
