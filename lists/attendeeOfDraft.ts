import type { Attendee } from '#shared/model/attendee.ts';
import { mostSessions } from '#shared/model/mostSessions.ts';
import type { RandomBytes } from '#shared/model/ports.ts';
import { hmacOfImportedCode } from './importedCode.ts';
import type { AttendeeDraft } from '#lists/attendeeDraft.ts';

const subjectBytes = 8;
const subjectsADraw = 2000;

/** Makes attendees of drafts, with a new id and subject each, as if nobody of them were known yet. */
export const createAttendeeOfDraft = ({
  newId,
  random,
  codeKey,
  sessionIdsOf,
}: {
  readonly newId: () => string;
  readonly random: RandomBytes;
  /** Of the event, hex: what other systems' codes are kept with. */
  readonly codeKey: string;
  readonly sessionIdsOf: (names: readonly string[]) => string[];
}) => {
  let subjects = '';
  const newSubject = (): string => {
    if (subjects === '') {
      subjects = Buffer.from(random(subjectBytes * subjectsADraw)).toString('hex');
    }
    const subject = subjects.slice(0, subjectBytes * 2);
    subjects = subjects.slice(subjectBytes * 2);
    return subject;
  };
  return (draft: AttendeeDraft): Attendee => ({
    id: newId(),
    subject: newSubject(),
    rowKey: draft.rowKey,
    source: 'list',
    firstName: draft.firstName,
    lastName: draft.lastName,
    badgeName: draft.badgeName ?? '',
    company: draft.company,
    email: draft.email,
    phone: draft.phone,
    orderNumber: draft.orderNumber,
    category: draft.category,
    language: draft.language,
    status: draft.status,
    note: draft.note,
    sessions:
      draft.sessions.length === 0 ? [] : sessionIdsOf(draft.sessions).slice(0, mostSessions),
    entryGeneration: 0,
    badgeGeneration: 0,
    hold: 'none',
    importedCode:
      draft.importedCode === null ? null : hmacOfImportedCode(codeKey, draft.importedCode),
  });
};
