import { html } from 'hono/html';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { Example } from '#server/imports/listWork.ts';
import type { TakenFile } from '#server/imports/takeFile.ts';
import { en } from '../texts/en.ts';
import type { Html } from '#server/web/html.ts';
import type { ConsoleKey, ConsoleTexts } from '../consoleTexts.ts';

/** What a list changes, or has changed: the numbers, the fields, examples, and what was not understood. */
export const outcomeOf = (texts: ConsoleTexts, taken: TakenFile, isDone: boolean): Html => {
  const { t, number } = texts;
  const { added, changed, unchanged, newSessions, examples } = taken;
  const numbers = [
    [t('lists.added'), added],
    [t('lists.changed'), changed],
    [t('lists.unchanged'), unchanged],
    [t('lists.leftOut'), taken.leftOut],
  ] as const;
  return html`<dl class="numbers">
      ${numbers.map(
        ([name, value]) =>
          html`<div class="panel">
            <dt>${name}</dt>
            <dd>${number(value)}</dd>
          </div>`,
      )}
    </dl>
    ${changedFields(texts, taken, isDone)}
    ${newSessions.length === 0 ? '' : missingSessions(texts, newSessions)}
    ${taken.problemCount === 0 ? '' : problemTable(texts, taken)}
    ${examples.length === 0 ? '' : exampleTable(texts, examples)}`;
};

/** The name of a field; one that this version has no word for stands as it is. */
export const fieldName = ({ t }: ConsoleTexts, field: string): string =>
  isListText(`field_${field}`) ? t(`lists.field_${field}` as ConsoleKey) : field;

const isListText = (key: string): boolean => key in en.lists;

const changedFields = (
  texts: ConsoleTexts,
  { changedFields: fields }: TakenFile,
  isDone: boolean,
) => {
  const { t, number } = texts;
  const entries = Object.entries(fields);
  if (entries.length === 0) return '';
  return html`<section>
    <h2 id="fields">${t(isDone ? 'lists.fieldsDone' : 'lists.fields')}</h2>
    <dl class="panel facts">
      ${entries.map(
        ([field, times]) =>
          html`<div>
            <dt>${fieldName(texts, field)}</dt>
            <dd>${number(times)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
};

const missingSessions = ({ t }: ConsoleTexts, titles: readonly string[]): Html =>
  html`<section>
    <h2>${t('lists.newSessions')}</h2>
    <div class="panel">
      <p class="hint">${t('lists.newSessionsAbout')}</p>
      <ul>
        ${titles.slice(0, shownTitles).map((title) => html`<li><bdi>${title}</bdi></li>`)}
        ${titles.length > shownTitles ? html`<li>…</li>` : ''}
      </ul>
    </div>
  </section>`;

const shownTitles = 100;

const exampleTable = (texts: ConsoleTexts, examples: readonly Example[]): Html => {
  const { t } = texts;
  return html`<section>
    <h2 id="examples">${t('lists.examples')}</h2>
    <div class="panel scroll" role="region" aria-labelledby="examples" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('lists.who')}</th>
            <th scope="col">${t('lists.field')}</th>
            <th scope="col">${t('lists.before')}</th>
            <th scope="col">${t('lists.after')}</th>
          </tr>
        </thead>
        <tbody>
          ${examples.map((example) => exampleRows(texts, example))}
        </tbody>
      </table>
    </div>
  </section>`;
};

const exampleRows = (texts: ConsoleTexts, { name, isNew, fields }: Example) => {
  const { t } = texts;
  const shown = (text: string) =>
    text === '' ? html`<span class="hint">${t('lists.empty')}</span>` : html`<bdi>${text}</bdi>`;
  if (isNew) {
    return html`<tr>
      <th scope="row"><bdi>${name || '–'}</bdi></th>
      <td colspan="3"><span class="state state-active">${t('lists.isNew')}</span></td>
    </tr>`;
  }
  return fields.map(
    ({ field, before, after }, no) =>
      html`<tr>
        ${
          no === 0
            ? html`<th scope="rowgroup" rowspan="${fields.length}"><bdi>${name || '–'}</bdi></th>`
            : ''
        }
        <td>${fieldName(texts, field)}</td>
        <td>${shown(valueOf(texts, field, before))}</td>
        <td>${shown(valueOf(texts, field, after))}</td>
      </tr>`,
  );
};

const valueOf = ({ t }: ConsoleTexts, field: string, value: string): string => {
  const status = AttendeeStatus.safeParse(value);
  return field === 'status' && status.success ? t(`attendees.is_${status.data}`) : value;
};

const problemTable = (texts: ConsoleTexts, { problems, problemCount }: TakenFile): Html => {
  const { t, number } = texts;
  const shown = problems.slice(0, shownProblems);
  return html`<section>
    <h2 id="problems">${t('lists.problems')}</h2>
    <p class="hint">
      ${t('lists.problemsAbout')}
      ${
        problemCount > shown.length
          ? t('lists.problemsMore', { shown: number(shown.length), count: number(problemCount) })
          : ''
      }
    </p>
    <div class="panel scroll" role="region" aria-labelledby="problems" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col" class="count">${t('lists.line')}</th>
            <th scope="col">${t('lists.reason')}</th>
            <th scope="col">${t('lists.inColumn')}</th>
            <th scope="col">${t('lists.fate')}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ line, reason, column, kept }) =>
              html`<tr>
                <th scope="row" class="count">${number(line)}</th>
                <td>${t(`lists.reason_${reason}`)}</td>
                <td><bdi>${column ?? ''}</bdi></td>
                <td>${t(kept ? 'lists.kept' : 'lists.out')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
};

const shownProblems = 200;
