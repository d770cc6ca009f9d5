import { displayName } from '#shared/model/attendee.ts';
import type { StoreDatabase } from '../database/tables.ts';
import { readAttendees } from '../log/people.ts';
import { answersThatCount } from './answers.ts';
import type { Invitee } from './planCampaign.ts';

/** Everybody who was invited, holds a link of the campaign (a mail of the organiser's brought it) or answered, by name. */
export const readInvitees = async (
  database: StoreDatabase,
  event: string,
  campaign: string,
): Promise<readonly Invitee[]> => {
  const answers = await answersThatCount(database, { event, campaign });
  const invited = await database
    .selectFrom('campaign_invitees')
    .select('subject')
    .where('event', '=', event)
    .where('campaign', '=', campaign)
    .union(
      database
        .selectFrom('links')
        .select('subject')
        .where('event', '=', event)
        .where('kind', '=', 'availability')
        .where('scope', '=', campaign),
    )
    .execute();
  const subjects = [...new Set([...invited.map(({ subject }) => subject), ...answers.keys()])];
  const invitees: Invitee[] = [];
  for (let start = 0; start < subjects.length; start += subjectsPerRead) {
    const some = subjects.slice(start, start + subjectsPerRead);
    const people = await readAttendees(database, event, some);
    for (const subject of some) {
      const person = people.get(subject);
      invitees.push({
        subject,
        name: person === undefined ? '' : displayName(person),
        company: person?.company ?? '',
        answer: answers.get(subject) ?? null,
      });
    }
  }
  return invitees.toSorted(
    (one, other) => one.name.localeCompare(other.name) || (one.subject < other.subject ? -1 : 1),
  );
};

const subjectsPerRead = 500;
