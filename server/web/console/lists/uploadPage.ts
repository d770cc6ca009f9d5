import { html } from 'hono/html';
import { tokenField } from '#server/web/forms.ts';
import type { OwnPage, PageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';

export const importPath = '/console/import';

/** Where a list is brought. The token comes before the file, as everywhere: what stands behind a file is read late. */
export const uploadPage = (
  { texts: { t }, staff }: PageContext,
  problem?: { readonly sentence: ConsoleKey; readonly status: number },
): OwnPage => ({
  title: t('lists.title'),
  place: '/console/attendees',
  ...(problem === undefined ? {} : { status: problem.status }),
  body: html`<p>${t('lists.about')}</p>
    <form class="panel narrow" method="post" action="${importPath}" enctype="multipart/form-data">
      ${tokenField(staff.cookie)}
      <div class="field">
        <label for="list">${t('lists.file')}</label>
        <input
          id="list"
          name="list"
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby="${problem === undefined ? '' : 'list-problem '}list-hint"
          ${problem === undefined ? '' : html`aria-invalid="true"`}
          required
        />
        ${
          problem === undefined
            ? ''
            : html`<p class="problem" id="list-problem" role="alert">${t(problem.sentence)}</p>`
        }
        <p class="hint" id="list-hint">${t('lists.fileHint')}</p>
        <p class="hint">${t('lists.waits')}</p>
      </div>
      <button class="main">${t('lists.upload')}</button>
    </form>`,
});
