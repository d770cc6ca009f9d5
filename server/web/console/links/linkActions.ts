import { html } from 'hono/html';
import type { Link, LinkState } from '#server/links/link.ts';
import { tokenField } from '#server/web/forms.ts';
import type { Html } from '#server/web/html.ts';
import type { PageContext } from '../console.ts';
import { reasonedActions } from '../formFields.ts';

export const linkChanges = ['suspend', 'resume', 'revoke'] as const;
export type LinkChangeAsked = (typeof linkChanges)[number];

/** What can be done with a link in its state. */
const possible: Readonly<Record<LinkState, readonly LinkChangeAsked[]>> = {
  active: ['suspend', 'revoke'],
  suspended: ['resume', 'revoke'],
  superseded: ['revoke'],
  revoked: [],
};

const dangers: ReadonlySet<LinkChangeAsked> = new Set<LinkChangeAsked>(['revoke']);

/** The buttons of one link, for those who may press them. */
export const linkActions = ({ texts, staff, may }: PageContext, link: Link): Html => {
  const { t } = texts;
  const actions = possible[link.state];
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
