import { defaultTemplate } from '#shared/badge/defaultTemplate.ts';
import type { BadgeFields } from '#shared/badge/mergeText.ts';
import type { BadgeInput } from '#station/badges/createBadgeRenderer.ts';

/** 146 characters of the alphabet of badge codes, without a valid signature: nothing here checks one. */
export const sampleCode = `LB1AAB${'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.repeat(5).slice(0, 140)}`;

/** An invented attendee's badge on the default template. */
export function aBadge(fields: BadgeFields = {}): BadgeInput {
  return {
    template: defaultTemplate,
    qrText: sampleCode,
    fields: {
      firstName: 'Zoë',
      lastName: 'Ångström',
      company: 'Fjäll & Söner',
      category: 'Speaker',
      eventName: 'Spring Summit',
      ...fields,
    },
  };
}
