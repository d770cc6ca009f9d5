import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import { displayName } from '#shared/model/attendee.ts';
import { qrImage } from '../qrImage.ts';
import { sendPage } from '../sendPage.ts';
import { formatRange } from '../times.ts';
import { sendTrouble, type Web } from '../web.ts';
import type { AtApp } from './attendeeRoutes.ts';

/** The entry code, as large as the screen allows, and on paper with what staff need to know. */
export const showEntryCode = async (
  web: Web,
  { reply, person, event, texts, base, isLookedAt }: AtApp,
): Promise<FastifyReply> => {
  const { t } = texts;
  if (isLookedAt) return showMasked(reply, { event, texts, base });
  const issued = await web.store.issueCode({ attendeeId: person.id, medium: 'entry' });
  if (!issued.ok) return sendTrouble(web, reply, { status: 503, sentence: 'app.noCode' });
  const picture = await qrImage(issued.value.text);
  return sendPage(reply, {
    texts,
    title: t('app.codeTitle'),
    eventName: event.name,
    styles: ['app.css'],
    scripts: ['entryCode.js'],
    body: html`
      <img class="entry-code" src="${picture}" alt="${t('app.codePicture')}" />
      <p class="entry-name"><bdi>${displayName(person)}</bdi></p>
      <p class="only-print">${formatRange(texts, event.timeZone, event)}</p>
      <p class="no-print">${t('app.brightness')}</p>
      ${person.status === 'confirmed' ? '' : html`<p class="notice">${t('app.notYet')}</p>`}
      <p class="hint">${t('app.codePrivate')}</p>
      <div class="actions no-print">
        <button type="button" class="main" data-print hidden>${t('app.print')}</button>
        <a class="button" href="${base}/me">${t('app.back')}</a>
      </div>
    `,
  });
};

/** Staff never see a secret: where the code stands, they are told that it does. */
const showMasked = (
  reply: FastifyReply,
  { event, texts, base }: Pick<AtApp, 'event' | 'texts' | 'base'>,
): Promise<FastifyReply> =>
  sendPage(reply, {
    texts,
    title: texts.t('app.codeTitle'),
    eventName: event.name,
    styles: ['app.css'],
    body: html`<p class="masked">${texts.t('accessAs.masked')}</p>
      <div class="actions">
        <a class="button" href="${base}/me">${texts.t('app.back')}</a>
      </div>`,
  });
