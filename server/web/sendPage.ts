import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { bannerOf } from './banners.ts';
import type { Html } from './html.ts';
import { htmlDocument } from './htmlDocument.ts';
import { languages } from '#shared/model/language.ts';
import { languageNames, type Texts } from './languages.ts';
import { pageHeaders, type PagePowers } from './pageHeaders.ts';

export interface Page extends PagePowers {
  readonly texts: Texts;
  readonly title: string;
  /** What stands above the title: the event's name. */
  readonly eventName: string;
  readonly body: Html;
  /** Names of files in assets/, beside those that every page has. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly status?: number;
}

/** Sends a whole page. */
export const sendPage = async (reply: FastifyReply, page: Page): Promise<FastifyReply> => {
  const { texts, title, eventName, body, styles = [], scripts = [] } = page;
  const banner = bannerOf(reply.request);
  const { t, language, direction } = texts;
  const path = reply.request.url.split('?')[0] ?? '/';
  const whole = await htmlDocument({
    language,
    direction,
    title: `${title} · ${eventName}`,
    styles: ['pages.css', ...styles, ...(banner?.styles ?? [])],
    scripts: [...scripts, ...(banner?.scripts ?? [])],
    body: html`<a class="skip" href="#content">${t('common.skip')}</a>
      ${banner?.html ?? ''}
      <header class="page-head">
        <p class="event-name">${eventName}</p>
      </header>
      <main id="content">
        <h1>${title}</h1>
        ${body}
      </main>
      <footer class="page-foot">
        <nav aria-label="${t('common.language')}">
          ${languages.map(
            (one) =>
              html`<a
                href="${path}?lang=${one}"
                hreflang="${one}"
                lang="${one}"
                ${one === language ? html`aria-current="true"` : ''}
                >${languageNames[one]}</a
              > `,
          )}
        </nav>
      </footer>`,
  });
  return reply
    .code(page.status ?? 200)
    .headers(pageHeaders(page))
    .type('text/html; charset=utf-8')
    .send(whole);
};
