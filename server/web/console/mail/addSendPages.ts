import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { displayName } from '#shared/model/attendee.ts';
import type { MailingToQueue } from '#server/mail/queueMailing.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext } from '../console.ts';
import {
  confirmMailing,
  fieldsAgain,
  refusedMail,
  type MailAnswer,
} from '../recipients/confirmMailing.ts';
import { readRecipients } from '../recipients/readRecipients.ts';
import { severalPeople } from '../recipients/recipientsShown.ts';
import { publishedNames } from './publishedNames.ts';
import { contentOf, emptySend, SendForm, sendForm } from './sendForm.ts';

const path = '/console/mail/send';
const sending = { config: { permission: 'mail:send' } } as const;
const SendQuery = z.object({
  what: z.string().max(200).catch(''),
  /** The id of somebody who is chosen already. */
  person: z.string().max(100).catch(''),
});

/** Sending: what and to whom, then who gets it and who does not, and only then into the queue. */
export const addSendPages = (app: FastifyInstance, web: Web): void => {
  const { mail, campaigns, people, clock } = web.store;

  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: MailAnswer & { readonly values: SendForm },
  ): Promise<FastifyReply> => {
    const context = await pageContext(web, request, reply);
    const { values, problem, found } = shown;
    const isChosen = values.id !== '' && values.text === '';
    const [versions, all, categories, chosen] = await Promise.all([
      mail.templates(),
      campaigns.list(),
      people.categories(),
      isChosen ? people.read(values.id) : null,
    ]);
    return context.page({
      title: context.texts.t('mail.sendTitle'),
      place: '/console/mail',
      problem: problem?.(context),
      body: html`${found?.(context) ?? ''}
      ${sendForm(context, {
        values,
        categories,
        ...(chosen === null ? {} : { chosen: displayName(chosen) || '–' }),
        templates: publishedNames(versions),
        campaigns: all.filter(({ closesAt }) => closesAt > clock()),
      })}`,
    });
  };

  /** What a form asks for; a page that says what is missing where it cannot be known. */
  const read = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly values: SendForm; readonly wanted: MailingToQueue } | undefined> => {
    const values = fieldsOf(request, SendForm) ?? emptySend;
    const what = contentOf(values);
    const told = await readRecipients(web.store, values);
    if (what === undefined || told.kind === 'nobody') {
      const sentence = what === undefined ? 'mail.sayWhat' : 'mail.sayWho';
      await send(request, reply, { values, problem: ({ texts }) => texts.t(sentence) });
      return undefined;
    }
    if (told.kind === 'several') {
      const fields = fieldsAgain(values);
      await send(request, reply, {
        values,
        found: (context) => severalPeople(context, { action: path, fields, people: told.people }),
      });
      return undefined;
    }
    const to = told.kind === 'sponsors' ? 'sponsors' : told.which;
    const { scope, language } = values;
    return { values, wanted: { what, to, scope, language, actor: actorOf(request) } };
  };

  app.get(path, sending, async (request, reply) => {
    const { what, person } = SendQuery.parse(request.query);
    const to = person === '' ? emptySend : { ...emptySend, to: 'person' as const, id: person };
    return send(request, reply, { values: { ...to, what } });
  });

  app.post(path, sending, async (request, reply) => {
    const asked = await read(request, reply);
    if (asked === undefined) return reply;
    const { values, wanted } = asked;
    const planned = await mail.plan(wanted);
    if (!planned.ok) return send(request, reply, { values, ...refusedMail(planned.error) });
    const { subjects, leftOut } = planned.value;
    const done = await confirmMailing(web.store, {
      ...{ action: path, values, count: subjects.length, leftOut },
      queue: () => mail.send(wanted),
    });
    return 'mailing' in done
      ? reply.redirect(`/console/mail/mailings/${done.mailing}`, 303)
      : send(request, reply, { values, ...done });
  });
};
