import { html } from 'hono/html';
import { displayName, type Attendee } from '#shared/model/attendee.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { leftOutReasons, type LeftOut, type LeftOutReason } from '#server/mail/selectRecipients.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { nameRecipient, type NamedRecipient } from './nameRecipient.ts';

export interface NamedLeftOut {
  readonly why: LeftOutReason;
  readonly count: number;
  /** The first of them. */
  readonly some: readonly NamedRecipient[];
}

/** Who is left out, by the reason, with the names of some: enough to see what is wrong with a list. */
export const nameLeftOut = async (
  store: Pick<TokenStore, 'people' | 'sponsors'>,
  leftOut: readonly LeftOut[],
): Promise<readonly NamedLeftOut[]> => {
  const named: NamedLeftOut[] = [];
  for (const why of leftOutReasons) {
    const own = leftOut.filter((each) => each.why === why);
    if (own.length === 0) continue;
    const some = await Promise.all(
      own.slice(0, mostNamed).map(({ subject }) => nameRecipient(store, subject)),
    );
    named.push({ why, count: own.length, some });
  }
  return named;
};

const mostNamed = 10;

export interface ChecksShown {
  /** Where the form goes when it is confirmed, and all of its fields. */
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly count: number;
  readonly leftOut: readonly NamedLeftOut[];
}

/** How many get it, who does not and why, and the button that puts it into the queue. */
export const checksOf = (
  { texts, staff }: PageContext,
  { action, fields, count, leftOut }: ChecksShown,
): Html => {
  const { t, number } = texts;
  return html`<section class="panel" role="status">
    <h2>${t('mail.willGet', { count, number: number(count) })}</h2>
    ${leftOut.map(
      ({ why, count: out, some }) =>
        html`<details>
          <summary>${t(`mail.out_${why}`, { count: out, number: number(out) })}</summary>
          <ul>
            ${some.map(
              ({ name, at }) =>
                html`<li>
                  <a href="${at}"><bdi>${name}</bdi></a>
                </li>`,
            )}
            ${out > some.length ? html`<li>…</li>` : ''}
          </ul>
        </details>`,
    )}
    ${
      count === 0
        ? ''
        : html`<form method="post" action="${action}">
            ${tokenField(staff.cookie)} ${hiddenFields({ ...fields, expected: String(count) })}
            <button class="main">${t('mail.queueNow', { count, number: number(count) })}</button>
          </form>`
    }
  </section>`;
};

const hiddenFields = (fields: Readonly<Record<string, string>>): Html =>
  html`${Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )}`;

/** Which of several people who are called so is meant. */
export const severalPeople = (
  { texts, staff }: PageContext,
  shown: {
    readonly action: string;
    readonly fields: Readonly<Record<string, string>>;
    readonly people: readonly Attendee[];
  },
): Html => {
  const { t } = texts;
  const { action, fields, people } = shown;
  return html`<section class="panel" role="status">
    <h2>${t('mail.whichPerson')}</h2>
    <form method="post" action="${action}">
      ${tokenField(staff.cookie)} ${hiddenFields(fields)}
      <ul class="plain">
        ${people.map(
          (person) =>
            html`<li class="choice">
              <input
                type="radio"
                name="id"
                id="person-${person.id}"
                value="${person.id}"
                required
              />
              <label for="person-${person.id}"
                ><bdi>${displayName(person)}</bdi>
                <span class="hint"
                  ><bdi
                    >${[person.company, person.email].filter((text) => text !== '').join(' · ')}</bdi
                  ></span
                ></label
              >
            </li>`,
        )}
      </ul>
      <button class="main">${t('mail.checkNow')}</button>
    </form>
  </section>`;
};
