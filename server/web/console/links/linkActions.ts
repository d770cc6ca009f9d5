import { html } from 'hono/html';
import type { LinkChangeAsked } from '#server/links/changeAsAsked.ts';
import type { Link, LinkState } from '#server/links/link.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { reasonedActions } from '../formFields.ts';

/** What can be done with a link in its state. Whoever acts as somebody else gets no mail about it. */
const possibleWith = ({ state, kind }: Link): readonly LinkChangeAsked[] => {
  const byState: Readonly<Record<LinkState, readonly LinkChangeAsked[]>> = {
    active: ['resend', 'rotate', 'suspend', 'revoke', 'leak'],
    suspended: ['resume', 'revoke', 'leak'],
    superseded: ['revoke', 'leak'],
    revoked: ['leak'],
  };
  return kind === 'access-as'
    ? byState[state].filter((change) => change === 'suspend' || change === 'revoke')
    : byState[state];
};

const dangers: ReadonlySet<LinkChangeAsked> = new Set<LinkChangeAsked>(['revoke', 'leak']);

/** The buttons of one link, for those who may press them. */
export const linkActions = ({ texts, staff, may }: PageContext, link: Link): Html => {
  const { t } = texts;
  const actions = possibleWith(link);
  return html`${
    !may('links:manage') || actions.length === 0
      ? ''
      : reasonedActions({
          action: `/console/links/${link.handle}`,
          token: tokenField(staff.cookie),
          summary: t('links.act'),
          about: `${t(`links.kind_${link.kind}`)} ${link.handle.slice(-6)}`,
          reason: t('links.reason'),
          id: link.handle,
          actions: actions.map((value) => ({
            value,
            isDanger: dangers.has(value),
            text: t(`links.do_${value}`),
          })),
        })
  }`;
};
