import { html } from 'hono/html';
import type { Attendee } from '#shared/model/attendee.ts';
import { maskedLink, type Link } from '#server/links/link.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { reasonedActions } from '../formFields.ts';
import { linkActions } from '../links/linkActions.ts';

/** What somebody holds: never the secret itself, but what it is, how it stands, and what can be done with it. */
export const linksOf = (
  context: PageContext,
  { person, links }: { readonly person: Attendee; readonly links: readonly Link[] },
): Html => {
  const { t } = context.texts;
  return html`<section>
    <h2 id="links">${t('links.title')}</h2>
    <div class="panel scroll" role="region" aria-labelledby="links" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('links.kind')}</th>
            <th scope="col">${t('links.handle')}</th>
            <th scope="col">${t('links.state')}</th>
            <th scope="col">${t('links.uses')}</th>
            <th scope="col">${t('links.expires')}</th>
            <th scope="col">${context.texts.t('shell.actions')}</th>
          </tr>
        </thead>
        <tbody>
          ${codeRow(context, person, 'entry')} ${codeRow(context, person, 'badge')}
          ${links.map((link) => linkRow(context, link))}
        </tbody>
      </table>
      ${holdLine(context, person)}
    </div>
  </section>`;
};

type Medium = 'entry' | 'badge';

const codeRow = (context: PageContext, person: Attendee, medium: Medium): Html => {
  const { texts, event, staff, may, when } = context;
  const { t, number } = texts;
  const { id, hold } = person;
  const generation = medium === 'entry' ? person.entryGeneration : person.badgeGeneration;
  const state = hold === 'none' ? (generation === 0 ? 'none' : 'active') : hold;
  const isMailed = medium === 'entry' && hold === 'none';
  const actions = [
    { value: 'resend', isPossible: isMailed },
    { value: 'rotate', isPossible: generation > 0 && hold !== 'revoked' },
    { value: 'leak', isPossible: generation > 0 },
  ] as const;
  return html`<tr>
    <th scope="row">${t(`links.code_${medium}`)}</th>
    <td>${generation === 0 ? '–' : t('links.generationNo', { number: number(generation) })}</td>
    <td><span class="state state-${state}">${t(`links.is_${state}`)}</span></td>
    <td></td>
    <td>${when(event.endsAt)}</td>
    <td>
      ${
        may('links:manage')
          ? reasonedActions({
              action: `/console/attendees/${id}/codes/${medium}`,
              token: tokenField(staff.cookie),
              summary: t('links.act'),
              about: t(`links.code_${medium}`),
              reason: t('links.reason'),
              id: medium,
              actions: actions
                .filter(({ isPossible }) => isPossible)
                .map(({ value }) => ({
                  value,
                  isDanger: value === 'leak',
                  text: t(`links.do_${value}`),
                })),
            })
          : ''
      }
    </td>
  </tr>`;
};

/** Both codes together, and with them the person: whoever is held back is admitted nowhere. */
const holdLine = ({ texts, staff, may }: PageContext, { id, hold }: Attendee): Html => {
  const { t } = texts;
  const actions = [
    { value: 'suspend', isPossible: hold === 'none' },
    { value: 'resume', isPossible: hold === 'suspended' },
    { value: 'revoke', isPossible: hold !== 'revoked' },
  ] as const;
  return html`${
    !may('links:manage') || hold === 'revoked'
      ? ''
      : reasonedActions({
          action: `/console/attendees/${id}/hold`,
          token: tokenField(staff.cookie),
          summary: t('links.hold'),
          about: '',
          reason: t('links.reason'),
          id: 'hold',
          actions: actions
            .filter(({ isPossible }) => isPossible)
            .map(({ value }) => ({
              value,
              isDanger: value === 'revoke',
              text: t(`links.hold_${value}`),
            })),
        })
  }`;
};

const linkRow = (context: PageContext, link: Link): Html => {
  const { texts, when } = context;
  const { t, number } = texts;
  return html`<tr>
    <th scope="row">${t(`links.kind_${link.kind}`)}</th>
    <td>
      <a href="/console/links/${link.handle}"><code>${maskedLink(link)}</code></a>
    </td>
    <td><span class="state state-${link.state}">${t(`links.is_${link.state}`)}</span></td>
    <td>
      ${
        link.maxUses === null
          ? number(link.uses)
          : t('links.usesOf', { uses: number(link.uses), most: number(link.maxUses) })
      }
    </td>
    <td>${when(link.expiresAt)}</td>
    <td>${linkActions(context, link)}</td>
  </tr>`;
};
