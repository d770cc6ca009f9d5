import { foldText } from '#shared/rules/foldText.ts';
import type { StoredAttendee } from '../database/attendeeTable.ts';
import type { StationContext } from '../stationContext.ts';

/** What a walk-in says of itself. */
export interface WalkIn {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string;
  readonly email: string;
}

const shown = 5;

/** People who may be this one: the same mail address, or the same name (check-in.md, merging). */
export const findDuplicates = (
  { search, tables }: StationContext,
  walkIn: WalkIn,
): readonly StoredAttendee[] => {
  const name = `${walkIn.firstName} ${walkIn.lastName}`.trim();
  const found = new Map<string, StoredAttendee>();
  const collect = (query: string, isSame: (attendee: StoredAttendee) => boolean): void => {
    if (query === '') return;
    for (const no of search.search(query, 30).nos) {
      const attendee = tables.attendees.byNo(no);
      if (attendee !== null && isSame(attendee)) found.set(attendee.id, attendee);
    }
  };
  const email = walkIn.email.toLowerCase();
  collect(walkIn.email, (attendee) => attendee.email.toLowerCase() === email);
  collect(name, (attendee) => sameName(name, `${attendee.firstName} ${attendee.lastName}`));
  return [...found.values()].slice(0, shown);
};

const sameName = (one: string, other: string): boolean => words(one) === words(other);
const words = (name: string): string => foldText(name).split(/\s+/).toSorted().join(' ').trim();
