import { html } from 'hono/html';
import type { Banner } from '../banners.ts';
import { tokenField } from '../forms.ts';
import type { Texts } from '../languages.ts';
import { localeOf } from '../times.ts';
import type { Look } from './look.ts';

/** Who is looked at, by whom, and how long still. Nothing closes it but the end of the look. */
export const lookBanner = (
  { t, language }: Texts,
  { look, name, now }: { readonly look: Look; readonly name: string; readonly now: number },
): Banner => {
  const { session, staff } = look;
  const left = session.expiresAt - now;
  const minutes = new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: 'minute',
    unitDisplay: 'long',
  }).format(Math.max(1, Math.ceil(left / 60_000)));
  return {
    styles: ['accessAs.css'],
    scripts: ['accessAs.js'],
    html: html`<section class="look" aria-label="${t('accessAs.bannerLabel')}">
      <p>
        <strong>${t('accessAs.lookingAt')} <bdi>${name}</bdi></strong>
        <span>${t('accessAs.by')} <bdi>${staff.member.name}</bdi></span>
        <span>${t('accessAs.left')} <span data-left="${left}">${minutes}</span></span>
        <span>${t('accessAs.readOnly')}</span>
      </p>
      <form method="post" action="/console/as/end">
        ${tokenField(session.cookie)}<button>${t('accessAs.end')}</button>
      </form>
    </section>`,
  };
};
