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
  return html`<section aria-labelledby="links">
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
          ${codeRow(context, person)} ${links.map((link) => linkRow(context, link))}
        </tbody>
      </table>
    </div>
  </section>`;
};

const codeRow = (context: PageContext, person: Attendee): Html => {
  const { texts, event, staff, may, when } = context;
  const { t, number } = texts;
  const { id, hold, entryGeneration, badgeGeneration } = person;
  const actions = [
    { value: 'suspend', isDanger: false, isPossible: hold === 'none' },
    { value: 'resume', isDanger: false, isPossible: hold === 'suspended' },
    { value: 'revoke', isDanger: true, isPossible: hold !== 'revoked' },
  ] as const;
  return html`<tr>
    <th scope="row">${t('links.codes')}</th>
    <td>
      ${t('links.generations', { entry: number(entryGeneration), badge: number(badgeGeneration) })}
    </td>
    <td>
      <span class="state state-${hold === 'none' ? 'active' : hold}"
        >${t(hold === 'none' ? 'links.is_active' : `links.is_${hold}`)}</span
      >
    </td>
    <td></td>
    <td>${when(event.endsAt)}</td>
    <td>
      ${
        may('links:manage') && hold !== 'revoked'
          ? reasonedActions({
              action: `/console/attendees/${id}/hold`,
              token: tokenField(staff.cookie),
              summary: t('links.act'),
              about: t('links.codes'),
              reason: t('links.reason'),
              id: 'codes',
              actions: actions
                .filter(({ isPossible }) => isPossible)
                .map(({ value, isDanger }) => ({ value, isDanger, text: t(`links.do_${value}`) })),
            })
          : ''
      }
    </td>
  </tr>`;
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
