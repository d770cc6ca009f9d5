import { z } from 'zod';
import { createRateLimit } from '#server/http/createRateLimit.ts';
import type { ScanBadgeError } from '#server/cards/createCards.ts';
import { cardFields } from '#server/cards/cardSettings.ts';
import type { AttendeeRoutes } from '#server/web/app/attendeeRoutes.ts';
import type { TextKey } from '../languages.ts';
import { sendTrouble, type Web } from '../web.ts';
import { showCards } from './cardsPage.ts';
import { showCardSettings } from './cardSettingsPage.ts';
import { showScan } from './scanPage.ts';

/** Attendees exchange cards by scanning each other's badges. */
export const addCardPages = (routes: AttendeeRoutes, web: Web): void => {
  const { cards, clock } = web.store;
  // As fast as people meet, not as fast as a program could collect them.
  const scans = createRateLimit({ burst: 30, perSecond: 1 / 10 }, clock);

  routes.get('/a/cards', (at) => showCards(web, at));

  routes.get('/a/cards/scan', (at) => showScan(web, at));
  routes.post('/a/cards/scan', Scanned, async (at, { code }) => {
    if (!scans(at.person.id)) {
      return sendTrouble(web, at.reply, { status: 429, sentence: 'common.tooMany' });
    }
    const scanned = await cards.scan(at.person.id, code);
    return scanned.ok
      ? at.reply.redirect(`/a/cards?done=${scanned.value}`, 303)
      : showScan(web, at, refusals[scanned.error.code]);
  });

  routes.get('/a/cards/settings', (at) => showCardSettings(web, at));
  routes.post('/a/cards/settings', Settings, async ({ reply, person }, settings) => {
    await cards.saveSettings(person.id, settings);
    return reply.redirect('/a/cards', 303);
  });

  routes.post('/a/cards/answer', Answered, async ({ reply, person }, { id, answer }) => {
    await cards.answer(person.id, { id, isGiven: answer === 'yes' });
    return reply.redirect('/a/cards', 303);
  });
  routes.post('/a/cards/withdraw', OfExchange, async ({ reply, person }, { id }) => {
    await cards.withdraw(person.id, id);
    return reply.redirect('/a/cards', 303);
  });
};

const Scanned = z.object({ code: z.string().max(8000) });
const OfExchange = z.object({ id: z.uuid() });
const Answered = OfExchange.extend({ answer: z.enum(['yes', 'no']) });

/** One box that is ticked comes as a text, several as a list, none as nothing. */
const Field = z.enum(cardFields);
const Settings = z.object({
  mode: z.enum(['ask', 'give', 'off']),
  fields: z.union([Field.transform((field) => [field]), z.array(Field).max(9)]).default(() => []),
});

const refusals: Readonly<Record<ScanBadgeError, TextKey>> = {
  private_link: 'cards.privateLink',
  entry_code: 'cards.entryCode',
  not_a_badge: 'cards.notBadge',
  own_badge: 'cards.ownBadge',
  no_event: 'common.defect',
};
