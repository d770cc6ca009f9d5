import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Web } from '#server/web/web.ts';
import { fieldsOf, sendOpenPage, staffOf } from '../console.ts';
import { consoleTextsFor, type ConsoleKey } from '../consoleTexts.ts';
import { browserTokenOf, forgetStaff, keepStaff, readStaff } from '../staffCookies.ts';
import { passwordField } from './accountFields.ts';
import { browserName } from './browserName.ts';

const SignInForm = z.object({
  login: z.string().max(200),
  password: z.string().max(1000),
  code: z.string().max(100),
});

/** The way in: name, password and code at once, so that nothing is said of each by itself. */
export const addSignInPages = (app: FastifyInstance, web: Web): void => {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    problem?: { readonly status: number; readonly sentence: ConsoleKey; readonly login: string },
  ): Promise<FastifyReply> => {
    const { t } = consoleTextsFor(request);
    return sendOpenPage(web, reply, {
      title: t('signIn.title'),
      ...(problem === undefined ? {} : { status: problem.status }),
      body: html`<form method="post" action="/console/sign-in" class="panel">
          ${
            problem === undefined
              ? ''
              : html`<p class="problem" role="alert">${t(problem.sentence)}</p>`
          }
          <div class="field">
            <label for="login">${t('signIn.login')}</label>
            <input
              id="login"
              name="login"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              value="${problem?.login ?? ''}"
              required
              autofocus
            />
          </div>
          ${passwordField({ name: 'password', label: t('signIn.password') })}
          <div class="field">
            <label for="code">${t('signIn.code')}</label>
            <input
              id="code"
              name="code"
              autocomplete="one-time-code"
              spellcheck="false"
              aria-describedby="code-hint"
              required
            />
            <p class="hint" id="code-hint">${t('signIn.codeHint')}</p>
          </div>
          <button class="main">${t('signIn.go')}</button>
        </form>
        <p class="hint">${t('signIn.lost')}</p>`,
    });
  };

  app.get('/console/sign-in', { config: { permission: 'nobody' } }, async (request, reply) =>
    (await readStaff(web, request)) === undefined
      ? send(request, reply)
      : reply.redirect('/console', 303),
  );

  app.post('/console/sign-in', { config: { permission: 'nobody' } }, async (request, reply) => {
    const form = fieldsOf(request, SignInForm);
    const login = form?.login ?? '';
    if (!web.attempts(request.ip)) {
      return send(request, reply, { status: 429, sentence: 'signIn.tooMany', login });
    }
    const signedIn = await web.store.staff.signIn({
      login,
      password: form?.password ?? '',
      code: form?.code ?? '',
      browserToken: browserTokenOf(web, request),
      browser: browserName(request.headers['user-agent'] ?? ''),
    });
    if (!signedIn.ok) {
      return send(request, reply, { ...refusals[signedIn.error.code], login });
    }
    keepStaff(web, reply, signedIn.value);
    return reply.redirect('/console', 303);
  });

  app.post(
    '/console/sign-out',
    { config: { permission: 'account:own' } },
    async (request, reply) => {
      const { member, session } = staffOf(request);
      await web.store.staff.endSessions({
        staff: member.id,
        which: { only: session.id },
        actor: `staff:${member.id}`,
      });
      forgetStaff(web, reply);
      return reply.redirect('/console/sign-in', 303);
    },
  );
};

const refusals = {
  sign_in_refused: { status: 403, sentence: 'signIn.refused' },
  too_many: { status: 429, sentence: 'signIn.tooMany' },
  busy: { status: 503, sentence: 'signIn.busy' },
} as const;
