import { html } from 'hono/html';
import { displayName, type Attendee, type AttendeeStatus } from '#shared/model/attendee.ts';
import type { Html } from '#server/web/html.ts';
import type { OwnPage, PageContext } from '../console.ts';
import { statusOptions } from './statusOptions.ts';

const path = '/console/attendees';

export interface ListShown {
  readonly q: string;
  readonly status: AttendeeStatus | undefined;
  readonly category: string;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly people: readonly Attendee[];
  readonly categories: readonly { readonly category: string; readonly people: number }[];
}

/** A page of the list: the search above, who was found below. */
export const attendeeList = ({ texts, may }: PageContext, shown: ListShown): OwnPage => {
  const { t, number } = texts;
  const { people, total } = shown;
  return {
    title: t('attendees.title'),
    place: path,
    actions: html`${
      may('attendees:import')
        ? html`<a class="button" href="/console/import">${t('lists.open')}</a>`
        : ''
    }
    ${
      may('attendees:change')
        ? html`<a class="button main" href="${path}/new">${t('attendees.add')}</a>`
        : ''
    }`,
    body: html`${search(texts, shown)}
      <p class="hint" role="status">
        ${t('attendees.found', { count: total, number: number(total) })}
      </p>
      ${people.length === 0 ? html`<p>${t('attendees.nobody')}</p>` : table(texts, people)}
      ${turnPages(texts, shown)}`,
  };
};

const search = (
  texts: PageContext['texts'],
  { q, status, category, categories }: ListShown,
): Html => {
  const { t, number } = texts;
  return html`<form method="get" action="${path}" class="search" role="search">
    <div class="grow">
      <label for="q">${t('attendees.search')}</label>
      <input
        id="q"
        name="q"
        type="search"
        value="${q}"
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        maxlength="200"
        aria-keyshortcuts="/"
        data-search
        autofocus
      />
    </div>
    <div>
      <label for="status">${t('attendees.status')}</label>
      <select id="status" name="status">
        <option value="">${t('attendees.all')}</option>
        ${statusOptions(texts).map(
          ([value, text]) =>
            html`<option value="${value}" ${value === status ? html`selected` : ''}>
              ${text}
            </option>`,
        )}
      </select>
    </div>
    <div>
      <label for="category">${t('attendees.category')}</label>
      <select id="category" name="category">
        <option value="">${t('attendees.all')}</option>
        ${categories
          .filter((one) => one.category !== '')
          .map(
            (one) =>
              html`<option
                value="${one.category}"
                ${one.category === category ? html`selected` : ''}
              >
                ${one.category} (${number(one.people)})
              </option>`,
          )}
      </select>
    </div>
    <button class="main">${t('attendees.go')}</button>
  </form>`;
};

const table = ({ t }: PageContext['texts'], people: readonly Attendee[]): Html =>
  html`<div class="panel scroll" role="region" aria-label="${t('attendees.title')}" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${t('attendees.name')}</th>
          <th scope="col">${t('attendees.company')}</th>
          <th scope="col">${t('attendees.category')}</th>
          <th scope="col">${t('attendees.email')}</th>
          <th scope="col">${t('attendees.status')}</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(
          (person) =>
            html`<tr>
              <th scope="row">
                <a href="${path}/${person.id}"><bdi>${displayName(person) || '–'}</bdi></a>
              </th>
              <td><bdi>${person.company}</bdi></td>
              <td><bdi>${person.category}</bdi></td>
              <td><bdi>${person.email}</bdi></td>
              <td>
                <span class="state state-${person.status}"
                  >${t(`attendees.is_${person.status}`)}</span
                >
                ${
                  person.hold === 'none'
                    ? ''
                    : html`<span class="state state-revoked"
                        >${t(`attendees.hold_${person.hold}`)}</span
                      >`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

const turnPages = ({ t, number }: PageContext['texts'], shown: ListShown): Html => {
  const { q, status, category, page, pages } = shown;
  const to = (wanted: number): string =>
    `${path}?${new URLSearchParams({ q, status: status ?? '', category, page: String(wanted) }).toString()}`;
  return html`${
    pages === 1
      ? ''
      : html`<nav class="pages" aria-label="${t('attendees.pages')}">
          ${
            page > 1
              ? html`<a class="button small" rel="prev" href="${to(page - 1)}"
                  >${t('attendees.before')}</a
                >`
              : ''
          }
          <span>${t('attendees.page', { page: number(page), pages: number(pages) })}</span>
          ${
            page < pages
              ? html`<a class="button small" rel="next" href="${to(page + 1)}"
                  >${t('attendees.after')}</a
                >`
              : ''
          }
        </nav>`
  }`;
};
