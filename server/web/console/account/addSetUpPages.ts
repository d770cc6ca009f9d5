import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Secret } from '#shared/model/secret.ts';
import type { AccountToSetUp, SetUpError } from '#server/staff/setUpAccount.ts';
import { qrImage } from '#server/web/qrImage.ts';
import type { Web } from '#server/web/web.ts';
import { fieldsOf, sendConsoleTrouble, sendOpenPage } from '../console.ts';
import { consoleTextsFor, type ConsoleKey } from '../consoleTexts.ts';
import { digitsField, newPasswordField, recoveryList } from './accountFields.ts';
import { forgetInvitation, invitationOf, keepInvitation } from '../staffCookies.ts';

const open = { config: { permission: 'nobody' } } as const;

/** Where invitations land: GET uses nothing up, the account is set up by password and authenticator. */
export const addSetUpPages = (app: FastifyInstance, web: Web): void => {
  const over = (reply: FastifyReply) =>
    sendConsoleTrouble(web, reply, { status: 403, sentence: 'setUp.over' });

  app.get('/console/set-up', open, async (request, reply) => {
    const { t } = consoleTextsFor(request);
    return sendOpenPage(web, reply, {
      title: t('setUp.title'),
      scripts: ['landing.js'],
      body: html`<form method="post" action="/console/set-up" class="panel">
        <p>${t('setUp.personal')}</p>
        <div class="field" data-paste>
          <label for="link">${t('setUp.paste')}</label>
          <input id="link" name="link" autocomplete="off" spellcheck="false" required />
        </div>
        <button class="main">${t('setUp.begin')}</button>
      </form>`,
    });
  });

  app.post('/console/set-up', open, async (request, reply) => {
    if (!web.attempts(request.ip)) {
      return sendConsoleTrouble(web, reply, { status: 429, sentence: 'signIn.tooMany' });
    }
    const link = fieldsOf(request, z.object({ link: z.string().max(5000) }))?.link ?? '';
    const invitation = link.split('#').at(-1)?.trim() ?? '';
    if ((await web.store.staff.readInvitation(invitation)) === undefined) return over(reply);
    keepInvitation(web, reply, invitation);
    return reply.redirect('/console/set-up/account', 303);
  });

  const sendAccount = async (
    request: FastifyRequest,
    reply: FastifyReply,
    {
      account: { member, totp },
      problem,
    }: { readonly account: AccountToSetUp; readonly problem?: SetUpError },
  ): Promise<FastifyReply> => {
    const { t } = consoleTextsFor(request);
    return sendOpenPage(web, reply, {
      title: t('setUp.title'),
      ...(problem === undefined ? {} : { status: 422 }),
      body: html`<form method="post" action="/console/set-up/account" class="panel">
        ${
          problem === undefined
            ? ''
            : html`<p class="problem" role="alert">${t(problems[problem])}</p>`
        }
        <p>${t('setUp.account', { login: member.login })}</p>
        <h2>${t('setUp.passwordTitle')}</h2>
        <input type="hidden" name="login" autocomplete="username" value="${member.login}" />
        ${newPasswordField({ name: 'password', label: t('setUp.password'), hint: t('setUp.passwordHint') })}
        <h2>${t('setUp.phoneTitle')}</h2>
        <p>${t('setUp.phone')}</p>
        <img
          class="qr"
          src="${await qrImage(totp.address.reveal())}"
          alt="${t('setUp.qr')}"
          width="220"
          height="220"
        />
        <p>${t('setUp.typed')} <code>${totp.typed.reveal()}</code></p>
        ${digitsField(t('setUp.code'))}
        <button class="main">${t('setUp.finish')}</button>
      </form>`,
    });
  };

  app.get('/console/set-up/account', open, async (request, reply) => {
    const account = await web.store.staff.readInvitation(invitationOf(web, request) ?? '');
    return account === undefined ? over(reply) : sendAccount(request, reply, { account });
  });

  app.post('/console/set-up/account', open, async (request, reply) => {
    const invitation = invitationOf(web, request) ?? '';
    const account = await web.store.staff.readInvitation(invitation);
    if (account === undefined) return over(reply);
    const form = fieldsOf(request, AccountForm);
    const done = await web.store.staff.setUp({
      invitation,
      password: form?.password ?? '',
      code: form?.code ?? '',
    });
    if (!done.ok) return sendAccount(request, reply, { account, problem: done.error.code });
    forgetInvitation(web, reply);
    return sendRecoveryCodes(request, reply, done.value);
  });

  const sendRecoveryCodes = async (
    request: FastifyRequest,
    reply: FastifyReply,
    codes: readonly Secret[],
  ): Promise<FastifyReply> => {
    const { t } = consoleTextsFor(request);
    return sendOpenPage(web, reply, {
      title: t('setUp.doneTitle'),
      body: html`<div class="panel">
        <p>${t('setUp.recovery')}</p>
        ${recoveryList(codes)}
        <p>
          <a class="button main no-print" href="/console/sign-in">${t('setUp.signIn')}</a>
        </p>
      </div>`,
    });
  };
};

const AccountForm = z.object({ password: z.string().max(1000), code: z.string().max(100) });

const problems: Readonly<Record<SetUpError, ConsoleKey>> = {
  invitation_over: 'setUp.over',
  password_weak: 'setUp.weak',
  wrong_code: 'setUp.wrongCode',
  busy: 'signIn.busy',
};
