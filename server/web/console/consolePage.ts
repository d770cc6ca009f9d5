import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { mayDo } from '#server/staff/staffRole.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import { pageHeaders } from '../pageHeaders.ts';
import { htmlDocument } from '../htmlDocument.ts';
import { languageNames } from '../languages.ts';
import { consoleLanguages, type ConsoleTexts } from './consoleTexts.ts';
import { places } from './navigation.ts';
import type { SignedInStaff } from './staffCookies.ts';

export interface ConsolePage {
  readonly texts: ConsoleTexts;
  readonly eventName: string;
  /** Undefined before anybody signed in: then there is no way to anywhere at the side. */
  readonly staff: SignedInStaff | undefined;
  readonly title: string;
  /** Of the place in the navigation that this page belongs to. */
  readonly place?: string;
  /** Beside the title: what is done most at this page. */
  readonly actions?: Html;
  /** What is wrong and what to do, above the body; the status is 422 then unless told. */
  readonly problem?: string | undefined;
  readonly body: Html;
  readonly scripts?: readonly string[];
  readonly status?: number;
  readonly framesOwn?: boolean;
}

/** Sends a page of the console: the places at the side, the title with its main action, and the page's own. */
export const sendConsolePage = async (
  reply: FastifyReply,
  page: ConsolePage,
): Promise<FastifyReply> => {
  const { texts, title, eventName, staff, problem, body, actions = '' } = page;
  const text = await htmlDocument({
    language: texts.language,
    direction: 'ltr',
    title: `${title} · ${eventName}`,
    styles: ['pages.css', 'console.css'],
    scripts: ['console.js', ...(page.scripts ?? [])],
    body: html`<a class="skip" href="#content">${texts.t('shell.skip')}</a>
      ${
        staff === undefined
          ? html`<header class="console-alone"><p class="event-name">${eventName}</p></header>`
          : side(page, staff)
      }
      <main id="content" class="${staff === undefined ? 'alone' : 'wide'}">
        <div class="title-line">
          <h1>${title}</h1>
          <div class="actions">${actions}</div>
        </div>
        ${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`} ${body}
        ${staff === undefined ? languagesOf(reply, texts) : ''}
      </main>`,
  });
  return reply
    .code(page.status ?? (problem === undefined ? 200 : 422))
    .headers(pageHeaders({ framesOwn: page.framesOwn ?? false }))
    .type('text/html; charset=utf-8')
    .send(text);
};

const side = ({ texts, eventName, place }: ConsolePage, { member, cookie }: SignedInStaff) =>
  html`<header class="side">
    <p class="event-name">${eventName}</p>
    <nav aria-label="${texts.t('shell.places')}">
      <ul>
        ${places
          .filter(({ permission }) => mayDo(member.role, permission))
          .map(
            ({ path, title }) =>
              html`<li>
                <a href="${path}" ${path === place ? html`aria-current="page"` : ''}
                  >${texts.t(title)}</a
                >
              </li>`,
          )}
      </ul>
    </nav>
    <div class="who">
      <a href="/console/account" ${place === '/console/account' ? html`aria-current="page"` : ''}>
        <bdi>${member.name}</bdi><span class="hint">${texts.t(`roles.${member.role}`)}</span>
      </a>
      <form method="post" action="/console/sign-out">
        ${tokenField(cookie)}
        <button class="quiet">${texts.t('shell.signOut')}</button>
      </form>
    </div>
  </header>`;

/** The ways into another language; once signed in they are at the account. */
export const languagesOf = (reply: FastifyReply, texts: ConsoleTexts): Html => {
  const path = reply.request.url.split('?')[0] ?? '/console';
  return html`<nav class="languages" aria-label="${texts.t('shell.language')}">
    ${consoleLanguages.map(
      (one) =>
        html`<a
          href="${path}?lang=${one}"
          hreflang="${one}"
          lang="${one}"
          ${one === texts.language ? html`aria-current="true"` : ''}
          >${languageNames[one]}</a
        > `,
    )}
  </nav>`;
};
