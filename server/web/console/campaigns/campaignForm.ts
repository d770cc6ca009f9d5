import { html } from 'hono/html';
import type { Event } from '#shared/model/event.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import { zonePlace, zonesByRegion } from '#server/web/availability/timeZones.ts';
import type { PageContext } from '../console.ts';
import { localeOf, type ConsoleTexts } from '../consoleTexts.ts';
import { textField } from '../formFields.ts';
import { toWallClock } from '../settings/wallClock.ts';
import type { CampaignForm } from './readCampaignForm.ts';

/** What a campaign asks: days of the event to tick and others to type, times, and until when. Works without scripts. */
export const campaignForm = (
  { texts, staff, event }: PageContext,
  form: { readonly action: string; readonly values: CampaignForm; readonly hasAnswers: boolean },
): Html => {
  const { t } = texts;
  const { action, values, hasAnswers } = form;
  return html`<form method="post" action="${action}" class="panel">
    ${tokenField(staff.cookie)}
    ${textField({ name: 'name', label: t('campaigns.name'), value: values.name, isRequired: true })}
    ${textField({
      name: 'question',
      label: t('campaigns.question'),
      value: values.question,
      lines: 2,
      hint: t('campaigns.questionHint'),
    })}
    ${hasAnswers ? settledZone(texts, values) : zoneField(texts, values)}
    ${daysOf(texts, event, values)} ${timesOf(texts, values)}
    ${textField({
      name: 'closesAt',
      label: t('campaigns.closes'),
      value: values.closesAt,
      type: 'datetime-local',
      hint: t('campaigns.closesHint'),
      isRequired: true,
    })}
    <button class="main">${t('campaigns.save')}</button>
  </form>`;
};

/** Answers speak of times in this zone. */
const settledZone = ({ t }: ConsoleTexts, { timeZone }: CampaignForm): Html =>
  html`<p>
    ${t('campaigns.zone')}: <b>${zonePlace(timeZone)}</b>
    <input type="hidden" name="timeZone" value="${timeZone}" />
    <span class="hint">${t('campaigns.zoneSettled')}</span>
  </p>`;

const zoneField = ({ t }: ConsoleTexts, { timeZone }: CampaignForm): Html =>
  html`<div class="field">
    <label for="timeZone">${t('campaigns.zone')}</label>
    <select id="timeZone" name="timeZone">
      ${[...zonesByRegion([timeZone])].map(
        ([region, names]) =>
          html`<optgroup label="${region}">
            ${names.map(
              (name) =>
                html`<option value="${name}" ${name === timeZone ? html`selected` : ''}>
                  ${zonePlace(name)}
                </option>`,
            )}
          </optgroup>`,
      )}
    </select>
  </div>`;

const daysOf = (texts: ConsoleTexts, event: Event, { day }: CampaignForm): Html => {
  const { t, language } = texts;
  const shown = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeZone: 'UTC' });
  const chosen = new Set(day.filter(isDay));
  const days = [...new Set([...daysOfEvent(event), ...chosen])].toSorted();
  return html`<fieldset>
    <legend>${t('campaigns.days')}</legend>
    ${days.map(
      (one) =>
        html`<p class="choice">
          <input
            type="checkbox"
            id="day-${one}"
            name="day"
            value="${one}"
            ${chosen.has(one) ? html`checked` : ''}
          />
          <label for="day-${one}">${shown.format(Date.parse(`${one}T00:00:00Z`))}</label>
        </p>`,
    )}
    <div class="inline">
      ${[1, 2, 3, 4].map(
        (no) =>
          html`<input
            type="date"
            name="day"
            aria-label="${t('campaigns.anotherDay', { number: no })}"
          />`,
      )}
    </div>
    <p class="hint">${t('campaigns.moreDays')}</p>
  </fieldset>`;
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

const daysOfEvent = ({ startsAt, endsAt, timeZone }: Event): readonly string[] => {
  const days = new Set<string>();
  for (let at = startsAt; at <= endsAt && days.size < mostDays; at += hourMs) {
    days.add(toWallClock(at, timeZone).slice(0, 10));
  }
  return [...days];
};

const hourMs = 3_600_000;
const mostDays = 14;

const timesOf = ({ t }: ConsoleTexts, values: CampaignForm): Html => {
  const { from, until } = values;
  const rows = Math.max(from.length, until.length) + emptyRows;
  const field = (name: string, value: string, label: string): Html =>
    html`<input type="time" name="${name}" value="${value}" aria-label="${label}" />`;
  return html`<fieldset>
    <legend>${t('campaigns.times')}</legend>
    <p class="hint">${t('campaigns.timesHint')}</p>
    <ol class="plain times">
      ${Array.from({ length: rows }, (_, no) => {
        const number = no + 1;
        return html`<li class="inline">
          ${field('from', from[no] ?? '', t('campaigns.from', { number }))} –
          ${field('until', until[no] ?? '', t('campaigns.until', { number }))}
        </li>`;
      })}
    </ol>
    <div class="inline row-of-times">
      <span>${t('campaigns.row')}</span>
      ${field('rowFrom', values.rowFrom, t('campaigns.rowFrom'))} –
      ${field('rowUntil', values.rowUntil, t('campaigns.rowUntil'))}
      <input
        type="number"
        name="rowMinutes"
        min="5"
        max="720"
        value="${values.rowMinutes}"
        aria-label="${t('campaigns.rowMinutes')}"
        placeholder="30"
      />
      <span>${t('campaigns.minutes')}</span>
    </div>
  </fieldset>`;
};

const emptyRows = 3;
