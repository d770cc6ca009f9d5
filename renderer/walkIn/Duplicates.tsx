import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { FoundDetails, FoundState } from '../search/FoundRow.tsx';
import { useCall } from '../station/useCall.ts';
import type { WalkInDraft } from './walkInDraft.ts';

interface Props {
  readonly draft: WalkInDraft;
  /** The operator wanted to add and there are such people: they are to be looked at. */
  readonly isUrgent: boolean;
  readonly onPick: (attendeeId: string) => void;
}

/** People on the list who may be this walk-in; a press checks that person in instead. */
export const Duplicates = ({ draft, isUrgent, onPick }: Props) => {
  const { t } = useTranslation();
  const { value } = useCall('attendees.duplicates', useDeferredValue(draft), ['list.changed']);
  const found = value ?? [];
  if (found.length === 0) return <p className="dialog-text">{t('walkIn.nobody')}</p>;

  return (
    <section className="duplicates" data-is-urgent={isUrgent} role={isUrgent ? 'alert' : 'status'}>
      <h3>{t('walkIn.maybe', { count: found.length })}</h3>
      <ul>
        {found.map((person) => (
          <li key={person.id} className="found-row">
            <button type="button" className="found-pick" onClick={() => onPick(person.id)}>
              <span className="found-name">
                <bdi>{person.name}</bdi>
              </span>
              <span className="found-more">
                <FoundDetails person={person} />
              </span>
              <FoundState person={person} />
            </button>
          </li>
        ))}
      </ul>
      <p className="field-hint">{t('walkIn.pickInstead')}</p>
    </section>
  );
};
