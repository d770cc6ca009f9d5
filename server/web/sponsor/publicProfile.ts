import { html } from 'hono/html';
import type { Sponsor, SponsorContact } from '#server/sponsors/sponsor.ts';
import type { Html } from '../html.ts';
import type { Texts } from '../languages.ts';

/** A sponsor as everybody sees it; `logo` is where its picture is. */
export const publicProfile = (
  { t }: Texts,
  { name, profile, logo: picture }: Sponsor,
  logo: string,
): Html => {
  const { shortText, longText, website, contacts } = profile;
  return html`<div class="sponsor">
    ${
      picture === null
        ? ''
        : html`<img
            class="logo"
            src="${logo}"
            width="${picture.width}"
            height="${picture.height}"
            alt="${t('sponsor.logoOf', { name })}"
          />`
    }
    ${shortText === '' ? '' : html`<p class="short" dir="auto">${shortText}</p>`}
    ${longText === '' ? '' : html`<p class="long" dir="auto">${longText}</p>`}
    ${
      website === ''
        ? ''
        : html`<p>
            <a href="${website}" rel="noopener nofollow"><bdi>${hostOf(website)}</bdi></a>
          </p>`
    }
    ${
      contacts.length === 0
        ? ''
        : html`<h2>${t('sponsor.contacts')}</h2>
            <ul class="contacts">
              ${contacts.map(contactItem)}
            </ul>`
    }
  </div>`;
};

const hostOf = (website: string): string => URL.parse(website)?.host ?? website;

const contactItem = ({ name, email, phone }: SponsorContact): Html =>
  html`<li>
    ${name === '' ? '' : html`<strong><bdi>${name}</bdi></strong>`}
    ${email === '' ? '' : html`<a href="mailto:${email}"><bdi>${email}</bdi></a>`}
    ${
      phone === ''
        ? ''
        : html`<a href="tel:${phone.replaceAll(/[^\d+]/g, '')}"><bdi dir="ltr">${phone}</bdi></a>`
    }
  </li>`;
