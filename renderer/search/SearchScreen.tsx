import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseScan } from '#shared/codes/parseScan.ts';
import type { SearchFilter } from '#shared/contract/attendeeCalls.ts';
import { ActionRow } from '../desk/ActionRow.tsx';
import { deskActionKeys, deskActions } from '../desk/deskActions.ts';
import { DeskDialogs } from '../desk/DeskDialogs.tsx';
import { LastTen } from '../desk/LastTen.tsx';
import { useDesk } from '../desk/useDesk.ts';
import { useGivenText } from '../scanning/useGivenText.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { useKeys } from '../shell/useKeys.ts';
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import type { Shown } from '../verdict/useVerdict.ts';
import { ProfilePanel } from './ProfilePanel.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { useSearch } from './useSearch.ts';
import '../desk/desk.css';
import './search.css';

/** Who is shown at the side; `since` is what the desk had to say when they were opened. */
interface Opened {
  readonly attendeeId: string;
  readonly since: Shown;
}

/** Finding people at length: the list and one person beside each other. A scan is a check-in here as well. */
export const SearchScreen = () => {
  const { t } = useTranslation();
  const search = useSearch();
  const { query, setQuery, field, toField } = search;
  const [only, setOnly] = useState<SearchFilter>('all');
  const [opened, setOpened] = useState<Opened | null>(null);
  const desk = useDesk({ toSearch: toField });
  const { shown } = desk;
  const actions = opened === null ? deskActions(shown, false) : [];
  useEffect(() => field.current?.focus(), [field]);

  const open = (attendeeId: string) => setOpened({ attendeeId, since: shown });
  const onScan = (text: string) => {
    setQuery('');
    setOpened(null);
    desk.submit(text);
  };
  const checkIn = (attendeeId: string) => {
    setOpened(null);
    desk.checkIn(attendeeId);
  };
  useWedge(onScan);
  useGivenText(onScan, (text) => parseScan(text).kind !== 'foreign');
  useKeys({
    '/': toField,
    Escape: () => setOpened(null),
    ...Object.fromEntries(
      actions.map((action) => [keyOf(deskActionKeys[action]), () => desk.run(action)]),
    ),
  });

  return (
    <div className="search-screen">
      <h1 className="for-screen-readers">{t('shell.screens.search')}</h1>
      <div className="search-screen-ask">
        <SearchField {...search.ofField} onScan={onScan} />
        <ChoiceGroup
          label={t('search.filter.label')}
          hidesLabel
          value={only}
          options={filters.map((value) => ({ value, name: t(`search.filter.${value}`) }))}
          onChange={setOnly}
        />
      </div>
      <div className="search-screen-list">
        {query.trim() === '' ? (
          <LastTen onOpen={open} />
        ) : (
          <SearchResults {...search.ofList} only={only} onPick={(person) => open(person.id)} />
        )}
      </div>
      {opened === null ? (
        <>
          <div className="search-screen-verdict">
            <VerdictPanel shown={shown} ready={t('search.ready')} />
          </div>
          <div className="search-screen-foot">
            <ActionRow
              actions={actions}
              hasMain={shown.verdict !== null || shown.failure !== null}
              onAction={desk.run}
            />
          </div>
        </>
      ) : (
        <ProfilePanel
          key={opened.attendeeId}
          attendeeId={opened.attendeeId}
          note={shown === opened.since ? '' : (shown.note ?? '')}
          onCheckIn={checkIn}
          onPrint={(id) => void desk.print(id)}
          onBadgeName={(id) => desk.open({ name: 'badgeName', attendeeId: id })}
          onHelpdesk={(id) => void desk.toHelpdesk(id)}
        />
      )}
      <DeskDialogs desk={desk} onScan={onScan} />
    </div>
  );
};

const filters: readonly SearchFilter[] = ['all', 'expected', 'entered', 'attention'];

const keyOf = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);
