import { html } from 'hono/html';
import type { StaffMember } from '#server/staff/staffMember.ts';
import { staffRoles } from '#server/staff/staffRole.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

interface StaffRowShown {
  readonly member: StaffMember;
  readonly cookie: string;
  /** Nobody takes their own rights away by a slip of the hand. */
  readonly isSelf: boolean;
}

/** One colleague, and what an owner can do with the account. */
export const staffRow = ({ t }: ConsoleTexts, { member, cookie, isSelf }: StaffRowShown): Html => {
  const { id, login, name, role, state } = member;
  const button = (change: 'disable' | 'enable' | 'reset', look: string) =>
    html`<button class="small ${look}" name="change" value="${change}">
      ${t(`staff.${change}`)}<span class="only-heard"> ${login}</span>
    </button>`;
  return html`<tr>
    <td><bdi>${name}</bdi><br /><span class="hint">${login}</span></td>
    <td>
      ${
        isSelf
          ? t(`roles.${role}`)
          : html`<form method="post" action="/console/staff/change" class="inline">
              ${tokenField(cookie)}
              <input type="hidden" name="staff" value="${id}" />
              <input type="hidden" name="change" value="role" />
              <select name="role" aria-label="${t('staff.roleOf', { name: login })}">
                ${staffRoles.map(
                  (one) =>
                    html`<option value="${one}" ${one === role ? html`selected` : ''}>
                      ${t(`roles.${one}`)}
                    </option>`,
                )}
              </select>
              <button class="small">${t('staff.setRole')}</button>
            </form>`
      }
    </td>
    <td><span class="state state-${state}">${t(`staff.is_${state}`)}</span></td>
    <td>
      ${
        isSelf
          ? t('staff.you')
          : html`<form method="post" action="/console/staff/change" class="inline">
              ${tokenField(cookie)}
              <input type="hidden" name="staff" value="${id}" />
              ${state === 'disabled' ? button('enable', '') : button('reset', '')}
              ${state === 'disabled' ? '' : button('disable', 'danger')}
            </form>`
      }
    </td>
  </tr>`;
};
