import { html } from 'hono/html';
import type { HelpdeskCase } from '#server/cases/createCases.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';

/** Open cases of the helpdesk, each with a way to close it for whoever may. `from` is the page to come back to. */
export const caseList = (
  { texts: { t }, staff, may, when }: PageContext,
  cases: readonly HelpdeskCase[],
  from: 'overview' | 'person',
): Html =>
  html`<section>
    <h2 id="cases">${t('cases.title')}</h2>
    <ul class="panel cases">
      ${cases.map(
        ({ id, at, station, attendeeId, name, text }) =>
          html`<li>
            <div class="grow">
              ${
                from === 'person'
                  ? ''
                  : attendeeId === null
                    ? html`<b>${t('cases.nobody')}</b>`
                    : html`<a href="/console/attendees/${attendeeId}"
                        ><b><bdi>${name || '–'}</bdi></b></a
                      >`
              }
              ${text === '' ? html`<p class="hint">${t('cases.noText')}</p>` : html`<p dir="auto">${text}</p>`}
              <p class="hint">${when(at)} · <bdi>${station}</bdi></p>
            </div>
            ${
              may('attendees:change')
                ? html`<details class="act">
                    <summary>${t('cases.close')}<span class="only-heard"> ${name}</span></summary>
                    <form method="post" action="/console/cases/${id}/close">
                      ${tokenField(staff.cookie)}
                      <input type="hidden" name="from" value="${from}" />
                      <div class="field">
                        <label for="reason-${id}">${t('cases.reason')}</label>
                        <input
                          id="reason-${id}"
                          name="reason"
                          maxlength="500"
                          dir="auto"
                          autocomplete="off"
                          required
                        />
                      </div>
                      <button class="small">${t('cases.closeNow')}</button>
                    </form>
                  </details>`
                : ''
            }
          </li>`,
      )}
    </ul>
  </section>`;
