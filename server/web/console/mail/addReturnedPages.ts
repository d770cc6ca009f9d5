import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { textField } from '../formFields.ts';

const path = '/console/mail/returned';
const sending = { config: { permission: 'mail:send' }, bodyLimit: 8 * 1024 * 1024 } as const;

/** Takes in a mail that came back: its address is written to no more, its links work no more. */
export const addReturnedPages = (app: FastifyInstance, web: Web): void => {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly problem?: ConsoleKey; readonly taken?: string } = {},
  ): Promise<FastifyReply> => {
    const { texts, staff, page } = await pageContext(web, request, reply);
    const { t } = texts;
    const { problem, taken } = said;
    return page({
      title: t('mail.returned'),
      place: '/console/mail',
      problem: problem === undefined ? undefined : t(problem),
      body: html`${
          taken === undefined
            ? ''
            : html`<p class="notice" role="status">
                ${t('mail.returnedTaken', { status: taken })}
              </p>`
        }
        <form method="post" action="${path}" class="panel">
          ${tokenField(staff.cookie)}
          ${textField({
            name: 'source',
            label: t('mail.returnedSource'),
            value: '',
            lines: 12,
            isLong: true,
            isRequired: true,
            hint: t('mail.returnedHint'),
          })}
          <button class="main">${t('mail.returnedTake')}</button>
        </form>`,
    });
  };

  app.get(path, sending, async (request, reply) => send(request, reply));

  app.post(path, sending, async (request, reply) => {
    const source = fieldsOf(request, z.object({ source: z.string() }))?.source ?? '';
    const taken = await web.store.mail.takeBounce({
      source: Buffer.from(source),
      actor: actorOf(request),
    });
    return taken.ok
      ? send(request, reply, { taken: taken.value.status })
      : send(request, reply, { problem: problems[taken.error.code] });
  });
};

const problems = {
  no_bounce: 'mail.noBounce',
  not_final: 'mail.notFinal',
  unknown_mail: 'mail.notOurs',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
