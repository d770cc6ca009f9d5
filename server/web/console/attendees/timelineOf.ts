import { html } from 'hono/html';
import type { PersonFact } from '#server/people/readTimeline.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';

const kinds = [
  'admitted',
  'departed',
  'refused',
  'undone',
  'attendeeAdded',
  'attendeeChanged',
  'badgePrinted',
  'badgeSpoiled',
  'codeReplaced',
  'noteAdded',
  'caseClosed',
  'doubleSeen',
] as const;

/** What stations recorded, in words; a kind that this version does not know is named as it is. */
export const timelineOf = ({ texts, when }: PageContext, facts: readonly PersonFact[]): Html => {
  const { t } = texts;
  if (facts.length === 0) return html`<p>${t('attendees.noTimeline')}</p>`;
  return html`<div class="panel scroll" role="region" aria-labelledby="timeline" tabindex="0">
    <table>
      <tbody>
        ${facts.map(({ kind, at, station }) => {
          const known = kinds.find((one) => one === kind);
          return html`<tr>
            <td class="time">${when(at)}</td>
            <td>${known === undefined ? kind : t(`attendees.fact_${known}`)}</td>
            <td><bdi>${station}</bdi></td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
};
