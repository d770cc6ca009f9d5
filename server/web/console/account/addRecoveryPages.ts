import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { fieldsOf, pageContext, staffOf } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { digitsField, passwordField, recoveryList } from './accountFields.ts';

const path = '/console/account/recovery';
const own = { config: { permission: 'account:own' } } as const;
const RecoveryForm = z.object({ password: z.string().max(1000), code: z.string().max(100) });

/** New recovery codes, for whoever has password and phone at hand; shown once. */
export const addRecoveryPages = (app: FastifyInstance, web: Web): void => {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    problem?: ConsoleKey,
  ): Promise<FastifyReply> => {
    const { texts, staff, page } = await pageContext(web, request, reply);
    const { t } = texts;
    return page({
      title: t('account.recovery'),
      place: '/console/account',
      ...(problem === undefined ? {} : { status: 422 }),
      body: html`<form method="post" action="${path}" class="panel narrow">
        ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
        <p>${t('account.recoveryMeans')}</p>
        ${tokenField(staff.cookie)}
        ${passwordField({ name: 'password', label: t('account.current') })}
        ${digitsField(t('setUp.code'))}
        <button class="main">${t('account.recoveryMake')}</button>
      </form>`,
    });
  };

  app.get(path, own, async (request, reply) => send(request, reply));

  app.post(path, own, async (request, reply) => {
    const form = fieldsOf(request, RecoveryForm);
    const made = await web.store.staff.renewRecoveryCodes({
      staff: staffOf(request).member.id,
      password: form?.password ?? '',
      code: form?.code ?? '',
    });
    if (!made.ok) return send(request, reply, problems[made.error.code]);
    const { texts, page } = await pageContext(web, request, reply);
    const { t } = texts;
    return page({
      title: t('setUp.doneTitle'),
      place: '/console/account',
      body: html`<div class="panel narrow">
        <p role="status">${t('setUp.recovery')}</p>
        <p>${t('account.recoveryEnded')}</p>
        ${recoveryList(made.value)}
        <p><a class="button no-print" href="/console/account">${t('account.title')}</a></p>
      </div>`,
    });
  });
};

const problems = {
  recovery_refused: 'account.recoveryRefused',
  too_many: 'signIn.tooMany',
  busy: 'signIn.busy',
  unknown_staff: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
