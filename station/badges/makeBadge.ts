import type { CryptoKey } from 'jose';
import { defaultTemplate } from '#shared/badge/defaultTemplate.ts';
import type { BadgeLayout } from '#shared/badge/badgeLayout.ts';
import { signCode } from '#shared/codes/signCode.ts';
import type { Attendee } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import type { BadgeRenderer } from './createBadgeRenderer.ts';

/** Who signs badge codes at this station. */
export interface BadgeSigner {
  readonly keyId: string;
  readonly privateKey: CryptoKey;
}

/** A code made a minute ahead of a store's clock must count there at once. */
const clockSlackMs = 10 * 60_000;

/** The badge of one generation with its real code, laid out. `now` is ms since 1970. */
export const makeBadge = async (input: {
  readonly attendee: Attendee;
  readonly event: Event;
  readonly generation: number;
  readonly now: number;
  readonly signer: BadgeSigner;
  readonly renderer: BadgeRenderer;
}): Promise<BadgeLayout> => {
  const { attendee, event, generation, now, signer, renderer } = input;
  const qrText = await signCode({
    prefix: event.rehearsal ? 'TB1' : 'LB1',
    ...signer,
    payload: {
      event: event.number,
      subject: attendee.subject,
      generation,
      notBeforeMinutes: Math.max(
        0,
        Math.floor((Math.min(now, event.endsAt) - clockSlackMs) / 60_000),
      ),
      expiresMinutes: Math.ceil(event.endsAt / 60_000),
    },
  });
  return layoutFor({ attendee, event, renderer, qrText });
};

/** The same badge with a specimen in place of the code: a preview on a screen must not be a working badge. */
export const previewBadge = (input: {
  readonly attendee: Attendee;
  readonly event: Event;
  readonly renderer: BadgeRenderer;
}): BadgeLayout => layoutFor({ ...input, qrText: `LB1${'SPECIMEN'.repeat(18).slice(0, 143)}` });

const layoutFor = (input: {
  readonly attendee: Attendee;
  readonly event: Event;
  readonly renderer: BadgeRenderer;
  readonly qrText: string;
}): BadgeLayout => {
  const { firstName, lastName, badgeName, company, category } = input.attendee;
  return input.renderer.layout({
    template: defaultTemplate,
    fields: { firstName, lastName, badgeName, company, category, eventName: input.event.name },
    qrText: input.qrText,
  });
};
