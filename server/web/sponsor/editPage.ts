import type { FastifyReply } from 'fastify';
import { html } from 'hono/html';
import type { Sponsor, SponsorProfile } from '#server/sponsors/sponsor.ts';
import { tokenField } from '../forms.ts';
import type { TextKey } from '../languages.ts';
import { sendPage } from '../sendPage.ts';
import { formatTime } from '../times.ts';
import { textsFor, type Web } from '../web.ts';
import { logoForm } from './logoForm.ts';
import { profileForm, type FieldProblem } from './profileForm.ts';
import { publicProfile } from './publicProfile.ts';
import type { AtSponsor } from './sponsorRoutes.ts';

/** What came of a form. */
export interface Said {
  readonly isSaved?: boolean;
  readonly problem?: TextKey;
  /** What the form says, where it could not be saved. */
  readonly told?: SponsorProfile;
  readonly profileProblem?: FieldProblem;
  readonly logoProblem?: TextKey;
}

/** The forms of a profile until the edit deadline, then the profile to read. */
export const showEditPage = async (
  web: Web,
  { request, reply, session, sponsor, event }: AtSponsor,
  { isSaved = false, problem, told, profileProblem, logoProblem }: Said = {},
): Promise<FastifyReply> => {
  const texts = textsFor(request);
  const { t } = texts;
  const isClosed = web.store.clock() >= sponsor.editDeadline;
  const time = formatTime(texts, event.timeZone, sponsor.editDeadline);
  const view = { texts, cookie: session.cookie, sponsor };
  const isGood = [problem, profileProblem, logoProblem].every((one) => one === undefined);
  return sendPage(reply, {
    texts,
    title: sponsor.name,
    eventName: event.name,
    styles: ['sponsor.css'],
    status: isGood ? 200 : 422,
    body: html`${isSaved ? html`<p class="notice" role="status">${t('sponsor.saved')}</p>` : ''}
      ${problem === undefined ? '' : html`<p class="problem" role="alert">${t(problem)}</p>`}
      <p>${isClosed ? t('sponsor.closed', { time }) : t('sponsor.openUntil', { time })}</p>
      ${
        isClosed
          ? publicProfile(texts, sponsor, ownLogo(sponsor))
          : html`${logoForm({ ...view, problem: logoProblem })}
            ${profileForm({ ...view, told, problem: profileProblem })}`
      }
      <form method="post" action="/s/sign-out" class="sign-out">
        ${tokenField(session.cookie)}<button>${t('app.signOut')}</button>
      </form>`,
  });
};

/** Where the sponsor's own logo is, listed or not. */
export const ownLogo = ({ logo }: Sponsor): string => `/s/logo.png?${logo?.hash ?? ''}`;
