import { html } from 'hono/html';
import type { LogoError } from '#server/sponsors/readLogo.ts';
import type { Sponsor } from '#server/sponsors/sponsor.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import type { TextKey, Texts } from '../languages.ts';

export interface LogoView {
  readonly texts: Texts;
  readonly cookie: string;
  readonly sponsor: Sponsor;
  readonly problem?: TextKey | undefined;
}

/** The token comes before the file: what stands behind a file is read too late. */
export const logoForm = ({ texts, cookie, sponsor, problem }: LogoView): Html => {
  const { t } = texts;
  const { logo, name } = sponsor;
  return html`<section class="panel" aria-labelledby="logo-title">
    <h2 id="logo-title">${t('sponsor.logo')}</h2>
    ${
      logo === null
        ? ''
        : html`<img
            class="logo"
            src="/s/logo.png?${logo.hash}"
            width="${logo.width}"
            height="${logo.height}"
            alt="${t('sponsor.logoOf', { name })}"
          />`
    }
    <form method="post" action="/s/logo" enctype="multipart/form-data">
      ${tokenField(cookie)}
      <div class="field">
        <label for="logo">${t('sponsor.chooseLogo')}</label>
        <input
          id="logo"
          name="logo"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-describedby="${problem === undefined ? '' : 'logo-problem '}logo-hint"
          ${problem === undefined ? '' : html`aria-invalid="true"`}
          required
        />
        ${
          problem === undefined
            ? ''
            : html`<p class="problem" id="logo-problem" role="alert">${t(problem)}</p>`
        }
        <p class="hint" id="logo-hint">${t('sponsor.logoHint')}</p>
      </div>
      <button>${t('sponsor.upload')}</button>
    </form>
    ${
      logo === null
        ? ''
        : html`<form method="post" action="/s/logo/remove" class="remove">
            ${tokenField(cookie)}<button class="danger">${t('sponsor.removeLogo')}</button>
          </form>`
    }
  </section>`;
};

export const logoProblems = {
  logo_kind: 'sponsor.logoKind',
  logo_too_large: 'sponsor.logoTooLarge',
  logo_animated: 'sponsor.logoAnimated',
  logo_broken: 'sponsor.logoBroken',
  logo_too_many_pixels: 'sponsor.logoTooManyPixels',
  logo_too_small: 'sponsor.logoTooSmall',
  logo_shows_code: 'sponsor.logoShowsCode',
} as const satisfies Record<LogoError, TextKey>;
