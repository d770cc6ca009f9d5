import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import { z } from 'zod';
import type { ChallengeError } from '../devices/deviceChallenges.ts';
import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import type { Link } from '../links/link.ts';
import { linkPaths } from '../links/linkUrl.ts';
import { ownerOf } from '../links/ownerOf.ts';
import { readForm, tokenField } from './forms.ts';
import { languageOf, type TextKey } from './languages.ts';
import { keepSession } from './linkCookies.ts';
import { sendPage } from './sendPage.ts';
import { eventNameOf, sendTrouble, textsFor, type Web } from './web.ts';

interface Opened {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly link: Link;
}

/** True where six digits are asked for first, because this browser is not known to be in the hands of the link's owner. */
export const askForProof = async (web: Web, { request, reply, link }: Opened): Promise<boolean> => {
  const { device, challenge } = cookiesOf(web, link.kind);
  const admitted = await web.store.knownDevices.admit({
    link,
    cookie: request.cookies[device.name],
  });
  if (admitted !== undefined) {
    reply.setCookie(device.name, admitted.reveal(), device.options);
    return false;
  }
  const asked = await web.store.devices.challenge({
    subject: link.subject,
    kind: link.kind,
    link: link.handle,
    language: languageOf(request),
    actor: ownerOf(link),
  });
  if (!asked.ok) {
    await sendTrouble(web, reply, { status: 403, sentence: whyNotAsked[asked.error.code] });
    return true;
  }
  reply.setCookie(challenge.name, asked.value.id, {
    ...challenge.options,
    expires: new Date(asked.value.expiresAt),
  });
  await reply.redirect(`${linkPaths[link.kind]}/device`, 303);
  return true;
};

/** Where the digits are typed, and where their owner goes from there. */
export const addDevicePages = (
  app: FastifyInstance,
  web: Web,
  { kind, home }: { readonly kind: PrivateLinkKind; readonly home: string },
): void => {
  const { device, challenge } = cookiesOf(web, kind);
  const path = linkPaths[kind];

  const ask = async (
    request: FastifyRequest,
    reply: FastifyReply,
    problem?: { readonly left: number },
  ): Promise<FastifyReply> => {
    const id = request.cookies[challenge.name];
    if (id === undefined) return reply.redirect(path, 303);
    const texts = textsFor(request);
    const { t } = texts;
    return sendPage(reply, {
      texts,
      title: t('device.title'),
      eventName: await eventNameOf(web),
      status: problem === undefined ? 200 : 403,
      body: html`<p>${t('device.sent')}</p>
        <form method="post" action="${path}/device">
          ${tokenField(id)}
          <div class="field">
            <label for="code">${t('device.code')}</label>
            <input
              id="code"
              name="code"
              class="digits"
              dir="ltr"
              inputmode="numeric"
              autocomplete="one-time-code"
              pattern="\\s*(\\d\\s*){6}"
              maxlength="12"
              required
              ${
                problem === undefined
                  ? html`aria-describedby="code-hint"`
                  : html`aria-invalid="true" aria-describedby="code-problem code-hint" autofocus`
              }
            />
            ${
              problem === undefined
                ? ''
                : html`<p class="problem" id="code-problem" role="alert">
                    ${t('device.wrong', { count: problem.left })}
                  </p>`
            }
            <p class="hint" id="code-hint">${t('device.hint')}</p>
          </div>
          <button class="main">${t('device.go')}</button>
        </form>`,
    });
  };

  app.get(`${path}/device`, (request, reply) => ask(request, reply));

  app.post(`${path}/device`, async (request, reply) => {
    if (!web.attempts(request.ip)) {
      return sendTrouble(web, reply, { status: 429, sentence: 'common.tooMany' });
    }
    const id = request.cookies[challenge.name];
    if (id === undefined) return reply.redirect(path, 303);
    const form = readForm(request, id, Digits);
    if (!form.ok) return sendTrouble(web, reply, { status: 403, sentence: 'common.formOld' });
    const proven = await web.store.devices.prove(id, form.value.code);
    if (!proven.ok && proven.error.code === 'wrong_code') {
      const left = Number(proven.error.details?.['left'] ?? 0);
      if (left > 0) return ask(request, reply, { left });
    }
    reply.clearCookie(challenge.name, challenge.options);
    const link = proven.ok ? await activeLink(web, kind, proven.value) : undefined;
    if (link === undefined) {
      return sendTrouble(web, reply, {
        status: 403,
        title: 'device.overTitle',
        sentence: 'device.over',
      });
    }
    const cookie = await web.store.knownDevices.remember({
      link,
      cookie: request.cookies[device.name],
    });
    reply.setCookie(device.name, cookie.reveal(), device.options);
    await keepSession(web, reply, link);
    return reply.redirect(home, 303);
  });
};

/** The link may have ended while its owner looked for the mail. */
const activeLink = async (
  { store }: Web,
  kind: PrivateLinkKind,
  { subject, link: handle }: { readonly subject: string; readonly link: string },
): Promise<Link | undefined> =>
  (await store.links.ofSubject(subject)).find(
    (link) =>
      link.handle === handle &&
      link.kind === kind &&
      link.state === 'active' &&
      link.expiresAt > store.clock(),
  );

const Digits = z.object({ code: z.string().max(20) });

const whyNotAsked: Readonly<Record<ChallengeError, TextKey>> = {
  no_event: 'common.defect',
  no_address: 'device.noAddress',
  too_many: 'device.tooMany',
};

const cookiesOf = ({ isSecure }: Web, kind: PrivateLinkKind) => {
  const path = linkPaths[kind];
  const prefix = isSecure ? '__Secure-' : '';
  const options = { path, httpOnly: true, sameSite: 'strict', secure: isSecure } as const;
  return {
    // The longest that browsers keep a cookie (RFC 6265bis, section 5.5).
    device: {
      name: `${prefix}lanyard-device`,
      options: { ...options, maxAge: 400 * 24 * 3600 },
    },
    challenge: {
      name: `${prefix}lanyard-challenge`,
      options: { ...options, path: `${path}/device` },
    },
  };
};
