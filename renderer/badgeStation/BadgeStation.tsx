import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseScan } from '#shared/codes/parseScan.ts';
import { useGivenText } from '../scanning/useGivenText.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { SearchField } from '../search/SearchField.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useSearch } from '../search/useSearch.ts';
import { useKeys } from '../shell/useKeys.ts';
import { BadgeSheet } from './BadgeSheet.tsx';
import { PrintQueue } from './PrintQueue.tsx';
import '../desk/desk.css';
import './badgeStation.css';

/** Find a person, see the badge, print it; the queue beside it says what became of each. */
export const BadgeStation = () => {
  const { t } = useTranslation();
  const search = useSearch();
  const { query, setQuery, field, toField } = search;
  const [person, setPerson] = useState<Person | null>(null);
  const [wasCode, setWasCode] = useState(false);
  const show = (next: Person | null) => {
    setQuery('');
    setWasCode(false);
    setPerson(next);
    field.current?.blur();
  };
  const onScan = () => {
    show(null);
    setWasCode(true);
  };
  useWedge(onScan);
  useGivenText(onScan, (text) => parseScan(text).kind !== 'foreign');
  useKeys({ '/': toField, Escape: () => show(null) });

  return (
    <div className="badge-station">
      <h1 className="for-screen-readers">{t('shell.screens.badge')}</h1>
      <div className="badge-station-search">
        <SearchField {...search.ofField} onScan={onScan} />
      </div>
      <div className="badge-station-list">
        {query.trim().length < 2 ? (
          <PrintQueue onOpen={show} />
        ) : (
          <SearchResults {...search.ofList} onPick={show} />
        )}
      </div>
      {person === null ? (
        <section className="badge-station-ready">
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <path d="M18 24h64a6 6 0 0 1 6 6v56a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6V30a6 6 0 0 1 6-6z M42 24V10h16v14 M32 46h36 M40 60h20 M36 74h28" />
          </svg>
          <div role="status">
            <p className="badge-station-word">{t('badgeStation.ready.title')}</p>
            <p className="badge-station-say">
              {t(wasCode ? 'badgeStation.noCodes' : 'badgeStation.ready.about')}
            </p>
          </div>
        </section>
      ) : (
        <BadgeSheet key={person.id} attendeeId={person.id} />
      )}
    </div>
  );
};

interface Person {
  readonly id: string;
}
