import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { displayName } from '#shared/model/attendee.ts';
import type { MailingToQueue } from '#server/mail/queueMailing.ts';
import type { Html } from '#server/web/html.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, type PageContext } from '../console.ts';
import { readRecipients } from '../recipients/readRecipients.ts';
import { checksOf, nameLeftOut, severalPeople } from '../recipients/recipientsShown.ts';
import { contentOf, emptySend, SendForm, sendForm } from './sendForm.ts';
import { templateProblem } from './templateProblem.ts';

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
    shown: {
      readonly values: SendForm;
      readonly problem?: (context: PageContext) => string;
      readonly found?: (context: PageContext) => Html;
    },
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
    const published = versions.filter(({ publishedAt }) => publishedAt !== null);
    return context.page({
      title: context.texts.t('mail.sendTitle'),
      place: '/console/mail',
      ...(problem === undefined ? {} : { status: 422 }),
      body: html`${
        problem === undefined ? '' : html`<p class="problem" role="alert">${problem(context)}</p>`
      }
      ${found === undefined ? '' : found(context)}
      ${sendForm(context, {
        values,
        categories,
        ...(chosen === null ? {} : { chosen: displayName(chosen) || '–' }),
        templates: [...new Set(published.map(({ name }) => name))],
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
      const fields = fieldsOfForm(values);
      await send(request, reply, {
        values,
        found: (context) =>
          severalPeople(context, { action: `${path}/check`, fields, people: told.people }),
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

  const check = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { values, wanted }: { readonly values: SendForm; readonly wanted: MailingToQueue },
  ): Promise<FastifyReply> => {
    const planned = await mail.plan(wanted);
    if (!planned.ok) {
      const failure = planned.error;
      return send(request, reply, {
        values,
        problem: ({ texts }) => templateProblem(texts, failure),
      });
    }
    const { subjects, leftOut } = planned.value;
    const named = await nameLeftOut(web.store, leftOut);
    const count = subjects.length;
    const fields = fieldsOfForm(values);
    return send(request, reply, {
      values,
      found: (context) => checksOf(context, { action: path, fields, count, leftOut: named }),
    });
  };

  app.post(`${path}/check`, sending, async (request, reply) => {
    const asked = await read(request, reply);
    return asked === undefined ? reply : check(request, reply, asked);
  });

  app.post(path, sending, async (request, reply) => {
    const asked = await read(request, reply);
    if (asked === undefined) return reply;
    const planned = await mail.plan(asked.wanted);
    // The list may have changed since: nobody confirms what they have not seen.
    const isSeen = planned.ok && planned.value.subjects.length === asked.values.expected;
    if (!isSeen) return check(request, reply, asked);
    const queued = await mail.send(asked.wanted);
    return queued.ok
      ? reply.redirect(`/console/mail/mailings/${queued.value.mailing}`, 303)
      : check(request, reply, asked);
  });
};

const fieldsOfForm = (values: SendForm): Readonly<Record<string, string>> => {
  const { what, scope, language, to, category, status, text, id } = values;
  return {
    ...{ what, scope, language: language ?? '', to: to ?? '', category, status, text },
    ...(id === '' ? {} : { id }),
  };
};
