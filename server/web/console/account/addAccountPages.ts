import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { fieldsOf, pageContext, staffOf } from '../console.ts';
import { languagesOf } from '../consolePage.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { newPasswordField, passwordField } from './accountFields.ts';

const own = { config: { permission: 'account:own' } } as const;

const PasswordForm = z.object({ current: z.string().max(1000), next: z.string().max(1000) });

/** What staff see and change of their own account: where they are signed in, and their password. */
export const addAccountPages = (app: FastifyInstance, web: Web): void => {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said?: { readonly sentence: ConsoleKey; readonly isProblem: boolean },
  ): Promise<FastifyReply> => {
    const { texts, staff, when, page } = await pageContext(web, request, reply);
    const { t } = texts;
    const sessions = await web.store.staff.sessionsOf(staff.member.id);
    return page({
      title: t('account.title'),
      place: '/console/account',
      ...(said?.isProblem === true ? { status: 422 } : {}),
      body: html`${
          said === undefined
            ? ''
            : html`<p class="${said.isProblem ? 'problem' : 'notice'}" role="alert">
                ${t(said.sentence)}
              </p>`
        }
        <section class="panel">
          <h2 id="signed-in">${t('account.signedIn')}</h2>
          <div class="scroll" role="region" aria-labelledby="signed-in" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('account.browser')}</th>
                  <th scope="col">${t('account.since')}</th>
                  <th scope="col">${t('account.lastSeen')}</th>
                  <th scope="col">${t('shell.actions')}</th>
                </tr>
              </thead>
              <tbody>
                ${sessions.map(
                  ({ id, browser, createdAt, seenAt }) =>
                    html`<tr>
                      <td>${browser === '' ? t('account.unknownBrowser') : browser}</td>
                      <td>${when(createdAt)}</td>
                      <td>${when(seenAt)}</td>
                      <td>
                        ${
                          id === staff.session.id
                            ? t('account.thisOne')
                            : html`<form method="post" action="/console/account/sessions">
                                ${tokenField(staff.cookie)}
                                <input type="hidden" name="session" value="${id}" />
                                <button class="small">${t('account.end')}</button>
                              </form>`
                        }
                      </td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>
        <section class="panel narrow">
          <h2>${t('account.password')}</h2>
          <form method="post" action="/console/account/password">
            ${tokenField(staff.cookie)}
            ${passwordField({ name: 'current', label: t('account.current') })}
            ${newPasswordField({ name: 'next', label: t('account.next'), hint: t('setUp.passwordHint') })}
            <button class="main">${t('account.change')}</button>
          </form>
        </section>
        <section class="panel">
          <h2>${t('account.recovery')}</h2>
          <p>${t('account.recoveryMeans')}</p>
          <a class="button" href="/console/account/recovery">${t('account.recoveryMake')}</a>
        </section>
        <section class="panel">
          <h2>${t('shell.language')}</h2>
          ${languagesOf(reply, texts)}
        </section>`,
    });
  };

  app.get('/console/account', own, async (request, reply) => send(request, reply));

  app.post('/console/account/sessions', own, async (request, reply) => {
    const { member } = staffOf(request);
    const form = fieldsOf(request, z.object({ session: z.string().max(100) }));
    await web.store.staff.endSessions({
      staff: member.id,
      which: { only: form?.session ?? '' },
      actor: `staff:${member.id}`,
    });
    return reply.redirect('/console/account', 303);
  });

  app.post('/console/account/password', own, async (request, reply) => {
    const { member, session } = staffOf(request);
    const form = fieldsOf(request, PasswordForm);
    const changed = await web.store.staff.changePassword({
      staff: member.id,
      current: form?.current ?? '',
      next: form?.next ?? '',
    });
    if (!changed.ok) {
      return send(request, reply, { sentence: problems[changed.error.code], isProblem: true });
    }
    // Whoever knew the former one is out.
    await web.store.staff.endSessions({
      staff: member.id,
      which: { but: session.id },
      actor: `staff:${member.id}`,
    });
    return send(request, reply, { sentence: 'account.changed', isProblem: false });
  });
};

const problems = {
  wrong_password: 'account.wrong',
  password_weak: 'setUp.weak',
  too_many: 'signIn.tooMany',
  busy: 'signIn.busy',
  unknown_staff: 'shell.invalid',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
