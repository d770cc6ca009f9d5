import { html } from 'hono/html';
import { listKinds } from '#shared/contract/importCalls.ts';
import type { ListPreview } from '#server/imports/createWaitingLists.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { choiceField } from '../formFields.ts';
import { fieldName } from './outcomeOf.ts';

/** What each column holds as far as it was understood, for somebody to put right. */
export const mappingForm = (
  { texts, staff }: PageContext,
  action: string,
  preview: ListPreview,
): Html => {
  const { t, number } = texts;
  const { kind, sheets, sheet, columns } = preview;
  return html`<section>
    <h2 id="columns">${t('lists.columns')}</h2>
    <form method="post" action="${action}" class="panel">
      ${tokenField(staff.cookie)}
      <div class="columns">
        ${choiceField({
          name: 'kind',
          label: t('lists.kind'),
          value: kind,
          options: listKinds.map((one) => [one, t(`lists.kind_${one}`)]),
        })}
        ${
          sheets.length < 2
            ? ''
            : choiceField({
                name: 'sheet',
                label: t('lists.sheet'),
                value: sheet ?? '',
                options: sheets.map((name) => [name, name]),
              })
        }
      </div>
      <div class="scroll" role="region" aria-labelledby="columns" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">${t('lists.column')}</th>
              <th scope="col">${t('lists.holds')}</th>
              <th scope="col">${t('lists.sample')}</th>
            </tr>
          </thead>
          <tbody>
            ${columns.map((column, no) => {
              const heading = column.heading || t('lists.columnNo', { number: number(no + 1) });
              return html`<tr>
                <th scope="row"><bdi>${heading}</bdi></th>
                <td>
                  <select
                    name="column${no}"
                    aria-label="${t('lists.holdsOf', { column: heading })}"
                  >
                    <option value="">${t('lists.leaveOut')}</option>
                    ${preview.fields.map(
                      (field) =>
                        html`<option
                          value="${field}"
                          ${field === column.field ? html`selected` : ''}
                        >
                          ${fieldName(texts, field)}
                        </option>`,
                    )}
                  </select>
                </td>
                <td class="hint">
                  ${column.sample
                    .filter((text) => text !== '')
                    .slice(0, shownSamples)
                    .map((text) => html`<bdi class="sample">${text}</bdi>`)}
                </td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>
      <input type="hidden" name="was" value="${kind}" />
      <input type="hidden" name="wasSheet" value="${sheet ?? ''}" />
      <button>${t('lists.lookAgain')}</button>
    </form>
  </section>`;
};

const shownSamples = 3;
