import { useTranslation } from 'react-i18next';
import type { FoundAttendee } from '#shared/contract/attendeeCalls.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';

interface Props {
  readonly person: FoundAttendee;
  readonly onPick: (person: FoundAttendee) => void;
  readonly onOpen?: (attendeeId: string) => void;
}

/** One person found: the row checks in, the small button shows more. Twins differ in the second line. */
export const FoundRow = ({ person, onPick, onOpen }: Props) => {
  const { t } = useTranslation();
  return (
    <li className="found-row">
      <button type="button" className="found-pick" onClick={() => onPick(person)}>
        <span className="found-name">
          <bdi>{person.name}</bdi>
        </span>
        <span className="found-more">
          <FoundDetails person={person} />
        </span>
        <FoundState person={person} />
      </button>
      {onOpen !== undefined && (
        <button
          type="button"
          className="found-open"
          aria-label={t('search.openProfile', { name: person.name })}
          title={t('search.profile')}
          onClick={() => onOpen(person.id)}
        >
          <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden>
            <path d="M9 5l7 7-7 7" strokeLinecap="round" strokeLinejoin="round" />
          </svg>
        </button>
      )}
    </li>
  );
};

/** What tells two people of the same name apart. */
export const FoundDetails = ({ person }: { readonly person: FoundAttendee }) => (
  <span className="found-parts">
    {[person.company, person.category, person.maskedEmail, person.orderNumber]
      .filter((part) => part !== '')
      .map((part, place) => (
        <span key={`${place}-${part}`}>
          <bdi>{part}</bdi>
        </span>
      ))}
  </span>
);

/** Already in, or a status other than confirmed; nothing for the usual case. */
export const FoundState = ({ person }: { readonly person: FoundAttendee }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  if (person.enteredAt !== null) {
    return (
      <span className="found-state">
        {t('search.inSince', { time: format.when(person.enteredAt, now) })}
      </span>
    );
  }
  return person.status === 'confirmed' ? null : (
    <span className="found-state">{t(`search.status.${person.status}`)}</span>
  );
};
