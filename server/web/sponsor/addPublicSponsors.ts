import type { FastifyInstance } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Sponsor } from '#server/sponsors/sponsor.ts';
import { sendPage } from '../sendPage.ts';
import { eventNameOf, sendTrouble, textsFor, type Web } from '../web.ts';
import { publicProfile } from './publicProfile.ts';
import { sendLogo } from './sendLogo.ts';

/** The generic pages that list all sponsors: no link of anybody leads here, and nothing can be changed. */
export const addPublicSponsors = (app: FastifyInstance, web: Web): void => {
  const { sponsors } = web.store;
  const listed = async (): Promise<readonly Sponsor[]> => (await sponsors.list()).filter(isShown);

  app.get('/sponsors', async (request, reply) => {
    const texts = textsFor(request);
    const { t } = texts;
    const all = await listed();
    return sendPage(reply, {
      texts,
      title: t('sponsor.publicTitle'),
      eventName: await eventNameOf(web),
      styles: ['sponsor.css'],
      body:
        all.length === 0
          ? html`<p>${t('sponsor.noneYet')}</p>`
          : html`<ul class="sponsors">
              ${all.map(
                ({ id, name, profile, logo }) =>
                  html`<li class="panel">
                    ${
                      logo === null
                        ? ''
                        : html`<img
                            class="logo"
                            src="${logoPath(logo.hash)}"
                            width="${logo.width}"
                            height="${logo.height}"
                            alt=""
                            loading="lazy"
                          />`
                    }
                    <h2>
                      <a href="/sponsors/${id}"><bdi>${name}</bdi></a>
                    </h2>
                    <p dir="auto">${profile.shortText}</p>
                  </li>`,
              )}
            </ul>`,
    });
  });

  app.get('/sponsors/:id', async (request, reply) => {
    const { id } = Params.parse(request.params);
    const sponsor = (await listed()).find((one) => one.id === id);
    if (sponsor === undefined) {
      return sendTrouble(web, reply, {
        status: 404,
        title: 'common.notFoundTitle',
        sentence: 'common.notFound',
      });
    }
    const texts = textsFor(request);
    return sendPage(reply, {
      texts,
      title: sponsor.name,
      eventName: await eventNameOf(web),
      styles: ['sponsor.css'],
      body: html`${publicProfile(texts, sponsor, logoPath(sponsor.logo?.hash ?? ''))}
        <a class="button" href="/sponsors">${texts.t('sponsor.allSponsors')}</a>`,
    });
  });

  app.get('/sponsors/logos/:id', async (request, reply) => {
    const hash = Params.parse(request.params).id.replace(/\.png$/, '');
    const isListed = (await listed()).some(({ logo }) => logo?.hash === hash);
    // Its address is the hash of what it shows, so it never changes.
    return sendLogo(reply, isListed ? await sponsors.logo(hash) : undefined, 'immutable');
  });
};

const Params = z.object({ id: z.string().max(200) });

const logoPath = (hash: string): string => `/sponsors/logos/${hash}.png`;

/** Who has said nothing yet has no page. */
const isShown = ({ isListed, profile, logo }: Sponsor): boolean =>
  isListed && (logo !== null || profile.shortText !== '' || profile.longText !== '');
