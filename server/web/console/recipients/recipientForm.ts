import { html } from 'hono/html';
import { z } from 'zod';
import { AttendeeStatus } from '#shared/model/attendee.ts';
import type { Html } from '#server/web/html.ts';
import { statusOptions } from '../attendees/statusOptions.ts';
import type { ConsoleTexts } from '../consoleTexts.ts';

const ways = ['everybody', 'category', 'status', 'person', 'sponsors'] as const;

/** Who is meant, as the form says it. `text` finds one person, `id` is who was chosen of those found. */
export const RecipientForm = z.object({
  to: z.enum(ways).optional().catch(undefined),
  category: z.string().max(200).catch(''),
  status: AttendeeStatus.catch('confirmed'),
  text: z.string().trim().max(200).catch(''),
  id: z.string().max(100).catch(''),
});
export type RecipientForm = z.infer<typeof RecipientForm>;

export interface RecipientsToChoose {
  readonly values: RecipientForm;
  readonly categories: readonly { readonly category: string; readonly people: number }[];
  readonly withSponsors: boolean;
  /** The name of whom `values.id` means: nobody is looked for then. */
  readonly chosen?: string;
}

/** Who gets it: none of the ways is chosen at first, so that nobody writes to everybody by a slip. */
export const recipientFields = (
  { t, number, ...texts }: ConsoleTexts,
  { values, categories, withSponsors, chosen }: RecipientsToChoose,
): Html => {
  const way = (to: (typeof ways)[number], more: Html | string = ''): Html =>
    html`<div class="way">
      <input
        type="radio"
        id="to-${to}"
        name="to"
        value="${to}"
        required
        ${values.to === to ? html`checked` : ''}
      />
      <label for="to-${to}">${t(`mail.to_${to}`)}</label>
      ${more}
    </div>`;
  const option = (value: string, text: string, current: string): Html =>
    html`<option value="${value}" ${value === current ? html`selected` : ''}>${text}</option>`;
  return html`<fieldset class="ways">
    <legend>${t('mail.sendTo')}</legend>
    ${way('everybody')}
    ${way(
      'category',
      html`<select name="category" aria-label="${t('attendees.category')}">
        ${categories.map(({ category, people }) =>
          option(category, `${category || '–'} (${number(people)})`, values.category),
        )}
      </select>`,
    )}
    ${way(
      'status',
      html`<select name="status" aria-label="${t('attendees.status')}">
        ${statusOptions({ t, number, ...texts }).map(([value, text]) => option(value, text, values.status))}
      </select>`,
    )}
    ${way(
      'person',
      chosen !== undefined
        ? html`<bdi>${chosen}</bdi><input type="hidden" name="id" value="${values.id}" />
            <a href="/console/mail/send">${t('mail.somebodyElse')}</a>`
        : html`<input
            name="text"
            type="search"
            dir="auto"
            maxlength="200"
            autocomplete="off"
            aria-label="${t('mail.personText')}"
            placeholder="${t('mail.personText')}"
            value="${values.text}"
          />`,
    )}
    ${withSponsors ? way('sponsors') : ''}
  </fieldset>`;
};
