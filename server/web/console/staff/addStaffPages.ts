import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import { invitationUrl, type Invitation } from '#server/staff/inviteStaff.ts';
import { StaffRole, staffRoles } from '#server/staff/staffRole.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { staffRow } from './staffRow.ts';

const config = { config: { permission: 'staff:manage' } } as const;
const path = '/console/staff';

const InviteForm = z.object({ login: z.string(), name: z.string(), role: StaffRole });
const ChangeForm = z.discriminatedUnion('change', [
  z.object({ staff: z.string(), change: z.literal('disable') }),
  z.object({ staff: z.string(), change: z.literal('enable') }),
  z.object({ staff: z.string(), change: z.literal('reset') }),
  z.object({ staff: z.string(), change: z.literal('role'), role: StaffRole }),
]);

/** The owner's page of colleagues. */
export const addStaffPages = (app: FastifyInstance, web: Web): void => {
  const send = async (
    request: FastifyRequest,
    reply: FastifyReply,
    said: { readonly problem?: ConsoleKey; readonly invitation?: Invitation } = {},
  ): Promise<FastifyReply> => {
    const { texts, staff, when, page } = await pageContext(web, request, reply);
    const { t } = texts;
    const members = await web.store.staff.list();
    const address = (await web.store.address()) ?? '';
    const { problem, invitation } = said;
    return page({
      title: t('shell.staff'),
      place: path,
      problem: problem === undefined ? undefined : t(problem),
      body: html`${
          invitation === undefined
            ? ''
            : html`<section class="panel" role="status">
                <h2>${t('staff.invited', { name: invitation.member.name })}</h2>
                <p>${t('staff.handOver', { until: when(invitation.expiresAt) })}</p>
                <p>
                  <code class="block">${invitationUrl(address, invitation.text).reveal()}</code>
                </p>
              </section>`
        }
        <section class="panel">
          <div class="scroll" role="region" aria-label="${t('shell.staff')}" tabindex="0">
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('staff.name')}</th>
                  <th scope="col">${t('staff.role')}</th>
                  <th scope="col">${t('staff.state')}</th>
                  <th scope="col">${t('shell.actions')}</th>
                </tr>
              </thead>
              <tbody>
                ${members.map((member) =>
                  staffRow(texts, {
                    member,
                    cookie: staff.cookie,
                    isSelf: member.id === staff.member.id,
                  }),
                )}
              </tbody>
            </table>
          </div>
        </section>
        <section class="panel narrow">
          <h2>${t('staff.invite')}</h2>
          <form method="post" action="${path}/invite">
            ${tokenField(staff.cookie)}
            <div class="field">
              <label for="login">${t('signIn.login')}</label>
              <input id="login" name="login" autocomplete="off" maxlength="100" required />
              <p class="hint">${t('staff.loginHint')}</p>
            </div>
            <div class="field">
              <label for="name">${t('staff.name')}</label>
              <input id="name" name="name" autocomplete="off" maxlength="100" required />
            </div>
            <fieldset>
              <legend>${t('staff.role')}</legend>
              ${staffRoles.map(
                (role) =>
                  html`<p class="choice">
                    <input
                      type="radio"
                      id="role-${role}"
                      name="role"
                      value="${role}"
                      aria-describedby="role-${role}-hint"
                      required
                    />
                    <label for="role-${role}">${t(`roles.${role}`)}</label>
                    <span class="hint" id="role-${role}-hint">${t(`roles.${role}Hint`)}</span>
                  </p>`,
              )}
            </fieldset>
            <button class="main">${t('staff.inviteNow')}</button>
          </form>
        </section>`,
    });
  };

  app.get(path, config, async (request, reply) => send(request, reply));

  app.post(`${path}/invite`, config, async (request, reply) => {
    const form = fieldsOf(request, InviteForm);
    if (form === undefined) return send(request, reply, { problem: 'staff.invalid' });
    const invited = await web.store.staff.invite({ ...form, actor: actorOf(request) });
    return invited.ok
      ? send(request, reply, { invitation: invited.value })
      : send(request, reply, { problem: problems[invited.error.code] });
  });

  app.post(`${path}/change`, config, async (request, reply) => {
    const form = fieldsOf(request, ChangeForm);
    if (form === undefined) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'shell.invalid' });
    }
    const actor = actorOf(request);
    if (form.change === 'reset') {
      const reset = await web.store.staff.reset(form.staff, actor);
      return reset.ok
        ? send(request, reply, { invitation: reset.value })
        : send(request, reply, { problem: problems[reset.error.code] });
    }
    const changed = await web.store.staff.change({
      staff: form.staff,
      change: form.change === 'role' ? { kind: 'role', role: form.role } : { kind: form.change },
      actor,
    });
    return changed.ok
      ? reply.redirect(path, 303)
      : send(request, reply, { problem: problems[changed.error.code] });
  });
};

const problems = {
  invalid_input: 'staff.invalid',
  login_taken: 'staff.taken',
  last_owner: 'staff.lastOwner',
  unknown_staff: 'staff.unknown',
  not_possible: 'staff.notPossible',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
