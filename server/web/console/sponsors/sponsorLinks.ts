import { html } from 'hono/html';
import { maskedLink, type Link } from '#server/links/link.ts';
import type { Html } from '#server/web/html.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

/** The latest links of a contact; what can be done with each stands at the link itself. */
export const sponsorLinks = ({ t }: ConsoleTexts, links: readonly Link[]): Html =>
  html`${
    links.length === 0
      ? '–'
      : html`<ul class="plain">
          ${links.slice(0, 5).map(
            (link) =>
              html`<li>
                <a href="/console/links/${link.handle}"><code>${maskedLink(link)}</code></a>
                <span class="state state-${link.state}">${t(`links.is_${link.state}`)}</span>
              </li>`,
          )}
        </ul>`
  }`;
