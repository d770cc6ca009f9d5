import { html, raw } from 'hono/html';
import type { Html } from './html.ts';

export interface HtmlDocument {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** What the browser's tab says. */
  readonly title: string;
  /** Names of files in assets/, after the tokens that every page has. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  readonly body: Html;
}

/** The text of a whole page. */
export const htmlDocument = async (page: HtmlDocument): Promise<string> => {
  const whole = await html`<!doctype html>
    <html lang="${page.language}" dir="${page.direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="data:," />
        <title>${page.title}</title>
        ${['tokens.css', ...page.styles].map(
          (name) => html`<link rel="stylesheet" href="/assets/${name}" />`,
        )}
        ${page.scripts.map((name) => html`<script type="module" src="/assets/${name}">${endOfScript}`)}
      </head>
      <body>
        ${page.body}
      </body>
    </html>`;
  return String(whole);
};

/** As a value: bundlers call a helper that Electron's bundle does not have for a template with this tag in it. */
const endOfScript = raw('</script>');
