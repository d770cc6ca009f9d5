import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import type { Actor } from '../audit/appendAudit.ts';
import type { Link } from '../links/link.ts';
import { isOwnForm } from './forms.ts';
import type { TextKey } from './languages.ts';
import { keepSession } from './linkCookies.ts';
import { sendPage } from './sendPage.ts';
import { eventNameOf, sendTrouble, textsFor, type Web } from './web.ts';

/** Where links of one kind land, and where their owner goes from there. */
export interface Landing {
  readonly kind: PrivateLinkKind;
  /** `/a` and so on: see linkUrl.ts. */
  readonly path: string;
  readonly home: string;
  readonly title: TextKey;
  /** The staff session at this browser, which access-as links are bound to, and whose it is. */
  readonly boundTo?: (
    request: FastifyRequest,
  ) => Promise<{ readonly id: string; readonly actor: Actor } | undefined>;
  /** Asked once the link was redeemed: true when it has answered itself, because something is asked for first. */
  readonly holdUp?: (request: FastifyRequest, reply: FastifyReply, link: Link) => Promise<boolean>;
}

/**
 * GET lands, POST redeems: whoever fetches a link beforehand (mail scanners, previews) uses nothing up, and does not even
 * send the secret, which stands behind the `#`. The page's script moves it into the form and out of the address.
 */
export const addLanding = (app: FastifyInstance, web: Web, landing: Landing): void => {
  app.get(landing.path, async (request, reply) => {
    const texts = textsFor(request);
    const { t } = texts;
    return sendPage(reply, {
      texts,
      title: t(landing.title),
      eventName: await eventNameOf(web),
      scripts: ['landing.js'],
      body: html`<form method="post" action="${landing.path}" class="landing">
        <p>${t('landing.personal')}</p>
        <div class="field" data-paste>
          <label for="link">${t('landing.paste')}</label>
          <input
            id="link"
            name="link"
            autocomplete="off"
            spellcheck="false"
            aria-describedby="link-hint"
            required
          />
          <p class="hint" id="link-hint">${t('landing.pasteHint')}</p>
        </div>
        <button class="main">${t('landing.open')}</button>
      </form>`,
    });
  });

  app.post(landing.path, async (request, reply) => {
    if (!isOwnForm(request)) {
      return sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' });
    }
    const form = LandingForm.safeParse(request.body);
    const staff = await landing.boundTo?.(request);
    const redeemed = await web.store.links.redeem({
      text: form.success ? secretIn(form.data.link) : '',
      kind: landing.kind,
      actor: staff?.actor ?? actors[landing.kind],
      ...(staff === undefined ? {} : { boundTo: staff.id }),
    });
    if (!redeemed.ok) {
      // A whole company may come from one address at once; only what is refused counts.
      if (!web.attempts(request.ip)) {
        return sendTrouble(web, reply, { status: 429, sentence: 'common.tooMany' });
      }
      return sendTrouble(web, reply, {
        status: 403,
        title: 'landing.refusedTitle',
        sentence: 'landing.refused',
      });
    }
    if ((await landing.holdUp?.(request, reply, redeemed.value)) === true) return reply;
    await keepSession(web, reply, redeemed.value);
    return reply.redirect(landing.home, 303);
  });
};

const LandingForm = z.object({ link: z.string().max(5000) });

/** People paste the whole address, with what their mail program put around it. */
const secretIn = (pasted: string): string => /l[arxvs]1_[a-z2-7]{39}/i.exec(pasted)?.[0] ?? '';

const actors = {
  app: 'attendee',
  registration: 'attendee',
  availability: 'attendee',
  sponsor: 'sponsor',
  'access-as': 'staff',
} as const satisfies Record<PrivateLinkKind, string>;
