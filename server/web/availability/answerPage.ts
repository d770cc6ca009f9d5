import { html } from 'hono/html';
import { displayName, type Attendee } from '#shared/model/attendee.ts';
import {
  longestComment,
  slotChoices,
  type Answer,
  type GivenAnswer,
  type SlotChoice,
} from '#server/campaigns/answers.ts';
import type { Campaign } from '#server/campaigns/campaign.ts';
import { campaignSlots } from '#server/campaigns/campaignSlots.ts';
import { tokenField } from '../forms.ts';
import type { Html } from '../html.ts';
import type { TextKey, Texts } from '../languages.ts';
import { formatTime, zoneName } from '../times.ts';
import { slotsByDay, type ShownDay, type ShownSlot } from './slotsByDay.ts';
import { zonePlace, zonesByRegion } from './timeZones.ts';

export interface AnswerView {
  readonly texts: Texts;
  readonly cookie: string;
  readonly campaign: Campaign;
  readonly person: Attendee | null;
  /** What this person said the last times, newest first. */
  readonly history: readonly GivenAnswer[];
  /** What the form says that could not be saved. */
  readonly said?: Answer;
  readonly problem?: TextKey;
  readonly isSaved?: boolean;
  readonly isClosed: boolean;
  readonly chosenZone: string | undefined;
}

/** The field of a slot's choice in the form. */
export const slotField = (id: string): string => `slot_${id}`;

/** The campaign's question with the person's own answer: a form until it closes, then to read. */
export const answerPage = (view: AnswerView): { readonly body: Html } => {
  const { texts, campaign, person, history, said, problem, isSaved = false, isClosed } = view;
  const { t } = texts;
  const zones = { own: view.chosenZone ?? campaign.timeZone, event: campaign.timeZone };
  const days = slotsByDay(campaignSlots(campaign), zones, texts.language);
  const answer = said ?? history[0] ?? { choices: {}, comment: '' };
  const until = formatTime(texts, zones.own, campaign.closesAt);
  return {
    body: html`${
        isSaved && !isClosed
          ? html`<p class="notice" role="status">${t('availability.saved')}</p>`
          : ''
      }
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      ${campaign.question === '' ? '' : html`<p class="question" dir="auto">${campaign.question}</p>`}
      <p>
        ${
          person === null
            ? ''
            : html`${t('availability.answerOf')} <bdi class="who">${displayName(person)}</bdi
                ><br />`
        }
        ${
          isClosed
            ? t('availability.closed', { time: until })
            : t('availability.openUntil', { time: until })
        }
      </p>
      ${zoneChoice(view, zones)}
      ${isClosed ? readAnswer(texts, days, answer) : answerForm(view, days, answer)}
      ${earlier(texts, history, zones.own)}`,
  };
};

const zoneChoice = ({ texts, campaign, chosenZone }: AnswerView, zones: Zones): Html => {
  const { t } = texts;
  const eventZone = zoneName(texts, { timeZone: zones.event, startsAt: campaign.closesAt });
  const regions = zonesByRegion([zones.own, zones.event]);
  return html`<form method="get" class="zone" data-zone="${chosenZone ?? ''}">
    <label for="zone">${t('availability.yourZone')}</label>
    <div class="zone-row">
      <select id="zone" name="zone" aria-describedby="zone-hint">
        ${[...regions].map(
          ([region, names]) =>
            html`<optgroup label="${region}">
              ${names.map(
                (name) =>
                  html`<option value="${name}" ${name === zones.own ? html`selected` : ''}>
                    ${zonePlace(name)}
                  </option>`,
              )}
            </optgroup>`,
        )}
      </select>
      <button>${t('availability.showZone')}</button>
    </div>
    <p class="hint" id="zone-hint">
      ${
        zones.own === zones.event
          ? t('availability.sameZone', { zone: eventZone })
          : t('availability.otherZone', {
              zone: eventZone,
              place: zonePlace(zones.event),
            })
      }
    </p>
  </form>`;
};

interface Zones {
  readonly own: string;
  readonly event: string;
}

const answerForm = (
  { texts, cookie }: AnswerView,
  days: readonly ShownDay[],
  answer: Answer,
): Html => {
  const { t } = texts;
  return html`<form method="post" action="/v/answer">
    ${tokenField(cookie)}
    <p class="hint keys">${t('availability.keys')}</p>
    <div class="days" data-grid>
      ${days.map(
        (day) =>
          html`<section class="panel day" aria-label="${day.title}">
            <h2>${day.title}</h2>
            ${day.slots.map((slot) => slotChoice(texts, { day, slot }, answer.choices[slot.id]))}
          </section>`,
      )}
    </div>
    <div class="field">
      <label for="comment">${t('availability.comment')}</label>
      <textarea
        id="comment"
        name="comment"
        rows="3"
        maxlength="${longestComment}"
        aria-describedby="comment-hint"
        dir="auto"
      >
${answer.comment}</textarea>
      <p class="hint" id="comment-hint">${t('availability.commentHint')}</p>
    </div>
    <div class="actions save">
      <button class="main">${t('availability.save')}</button>
    </div>
  </form>`;
};

const slotChoice = (
  { t }: Texts,
  { day, slot }: { readonly day: ShownDay; readonly slot: ShownSlot },
  chosen: SlotChoice | undefined,
): Html =>
  html`<fieldset class="slot">
    <legend><span class="aside">${day.title}, </span><bdi>${slot.time}</bdi>${there(slot)}</legend>
    <div class="choices">
      ${slotChoices.map(
        (choice) =>
          html`<label class="${choice}"
            ><input
              type="radio"
              name="${slotField(slot.id)}"
              value="${choice}"
              ${choice === chosen ? html`checked` : ''}
            /><span>${t(choiceWords[choice])}</span></label
          >`,
      )}
    </div>
  </fieldset>`;

const there = (slot: ShownSlot): Html | '' =>
  slot.there === null ? '' : html` <span class="there"><bdi>${slot.there}</bdi></span>`;

const readAnswer = (texts: Texts, days: readonly ShownDay[], answer: Answer): Html => {
  const { t } = texts;
  return html`<div class="days">
      ${days.map(
        (day) =>
          html`<section class="panel day" aria-label="${day.title}">
            <h2>${day.title}</h2>
            <dl>
              ${day.slots.map((slot) => {
                const choice = answer.choices[slot.id];
                return html`<div>
                  <dt><bdi>${slot.time}</bdi>${there(slot)}</dt>
                  <dd class="${choice ?? 'open'}">
                    ${choice === undefined ? t('availability.open') : t(choiceWords[choice])}
                  </dd>
                </div>`;
              })}
            </dl>
          </section>`,
      )}
    </div>
    ${
      answer.comment === ''
        ? ''
        : html`<h2>${t('availability.comment')}</h2>
            <p class="comment" dir="auto">${answer.comment}</p>`
    }`;
};

const earlier = (texts: Texts, history: readonly GivenAnswer[], zone: string): Html | '' => {
  if (history.length === 0) return '';
  const { t } = texts;
  return html`<details class="earlier">
    <summary>${t('availability.given', { count: history.length })}</summary>
    <ol reversed>
      ${history.map(({ at, choices }) => {
        const said = Object.values(choices);
        const count = (choice: SlotChoice): number => said.filter((one) => one === choice).length;
        return html`<li>
          ${formatTime(texts, zone, at)}:
          ${slotChoices.map((choice) => `${t(choiceWords[choice])} ${count(choice)}`).join(' · ')}
        </li>`;
      })}
    </ol>
    <p class="hint">${t('availability.lastCounts')}</p>
  </details>`;
};

const choiceWords = {
  yes: 'availability.yes',
  if_need_be: 'availability.ifNeedBe',
  no: 'availability.no',
} as const satisfies Record<SlotChoice, TextKey>;
