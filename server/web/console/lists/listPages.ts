import { html } from 'hono/html';
import type { ListPreview, WaitingList } from '#server/imports/createWaitingLists.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { OwnPage, PageContext } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { mappingForm } from './mappingForm.ts';
import { outcomeOf } from './outcomeOf.ts';
import { importPath } from './uploadPage.ts';

/** A list that was brought: before it is taken in, while it is, and after. */
export const listPage = (
  context: PageContext,
  id: string,
  list: WaitingList,
  problem?: ConsoleKey,
): OwnPage => {
  const own = `${importPath}/${id}`;
  switch (list.state) {
    case 'waiting':
      return previewPage(context, own, list, problem);
    case 'running':
      return runningPage(context, own, list);
    case 'done':
      return donePage(context, list);
  }
};

const previewPage = (
  context: PageContext,
  own: string,
  preview: ListPreview,
  problem: ConsoleKey | undefined,
): OwnPage => {
  const { texts, staff } = context;
  const { t, number } = texts;
  const { dry, rows } = preview;
  const changes = dry.ok && dry.value.added + dry.value.changed > 0;
  return {
    title: t('lists.title'),
    place: '/console/attendees',
    problem: problem === undefined ? undefined : t(problem),
    actions: html`<form method="post" action="${own}/drop">
        ${tokenField(staff.cookie)}<button>${t('lists.drop')}</button>
      </form>
      ${changes ? importForm(context, own, rows) : ''}`,
    body: html`<p class="when">
        <bdi>${preview.fileName}</bdi> · ${t('lists.rows', { count: rows, number: number(rows) })}
      </p>
      ${preview.notices.map(({ code }) => html`<p class="notice">${t(`lists.notice_${code}`)}</p>`)}
      <section>
        <h2>${t('lists.dry')}</h2>
        ${
          dry.ok
            ? html`${changes ? '' : html`<p>${t('lists.nothing')}</p>`}
              ${outcomeOf(texts, dry.value, false)}`
            : html`<p class="problem" role="alert">${t(`lists.error_${dry.error.code}`)}</p>`
        }
      </section>
      ${mappingForm(context, `${own}/columns`, preview)}`,
  };
};

const importForm = ({ texts, staff }: PageContext, own: string, rows: number): Html =>
  html`<form method="post" action="${own}/take">
    ${tokenField(staff.cookie)}
    <button class="main">
      ${texts.t('lists.import', { count: rows, number: texts.number(rows) })}
    </button>
  </form>`;

const runningPage = (
  { texts: { t, number } }: PageContext,
  own: string,
  { done, total, fileName }: WaitingList & { readonly state: 'running' },
): OwnPage => ({
  title: t('lists.title'),
  place: '/console/attendees',
  body: html`<p class="when"><bdi>${fileName}</bdi></p>
    <p role="status">
      ${
        total === 0
          ? t('lists.runningSoon')
          : t('lists.running', { done: number(done), total: number(total) })
      }
    </p>
    <p><a class="button" href="${own}">${t('lists.refresh')}</a></p>`,
});

const donePage = (
  { texts }: PageContext,
  { fileName, taken }: WaitingList & { readonly state: 'done' },
): OwnPage => {
  const { t } = texts;
  const isProgramme = taken.kind === 'sessions';
  return {
    title: t('lists.done'),
    place: '/console/attendees',
    actions: html`<a class="button" href="${importPath}">${t('lists.another')}</a>
      <a class="button main" href="/console/${isProgramme ? 'programme' : 'attendees'}"
        >${t(isProgramme ? 'lists.toProgramme' : 'lists.toAttendees')}</a
      >`,
    body: html`<p class="when"><bdi>${fileName}</bdi></p>
      ${outcomeOf(texts, taken, true)}`,
  };
};
