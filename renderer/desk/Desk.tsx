import { useTranslation } from 'react-i18next';
import { parseScan } from '#shared/codes/parseScan.ts';
import { useGivenText } from '../scanning/useGivenText.ts';
import { useWedge } from '../scanning/useWedge.ts';
import { SearchField } from '../search/SearchField.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useSearch } from '../search/useSearch.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useStatus } from '../station/StationContext.tsx';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import { ActionRow } from './ActionRow.tsx';
import { BuildingCount } from './BuildingCount.tsx';
import { CameraPane } from './CameraPane.tsx';
import { deskActionKeys, deskActions } from './deskActions.ts';
import { DeskDialogs } from './DeskDialogs.tsx';
import { LastTen } from './LastTen.tsx';
import { useDesk } from './useDesk.ts';
import './desk.css';

/** The check-in desk: always ready for the next scan. */
export const Desk = () => {
  const { t } = useTranslation();
  const { event, attendees } = useStatus();
  const search = useSearch();
  const { query, setQuery, field, list, toField } = search;
  const desk = useDesk({ toSearch: toField });
  const actions = deskActions(desk.shown, event?.demo === true);

  const leaveSearch = () => {
    setQuery('');
    if (list.current?.contains(document.activeElement) === true) field.current?.blur();
  };
  const onScan = (text: string) => {
    leaveSearch();
    desk.submit(text);
  };
  // Only while nothing is under way: the field would take the keys of a dialog or of the verdict.
  const offerSearch = () => {
    const isIdle = desk.dialog === null && desk.shown.verdict === null;
    if (isIdle && document.activeElement === document.body) field.current?.focus();
  };
  useWedge(onScan);
  useGivenText(onScan, (text) => parseScan(text).kind !== 'foreign');
  useKeys({
    w: () => desk.run('walkIn'),
    h: () => desk.run(actions.includes('helpdesk') ? 'helpdesk' : 'cases'),
    '/': toField,
    ...Object.fromEntries(
      actions.map((action) => [keyOf(deskActionKeys[action]), () => desk.run(action)]),
    ),
  });

  return (
    <div className="desk">
      <h1 className="for-screen-readers">{t('shell.screens.desk')}</h1>
      <CameraPane onScan={onScan} onHint={offerSearch} />
      <div className="desk-search">
        <SearchField {...search.ofField} onScan={onScan} />
      </div>
      <div className="desk-list">
        {query.trim().length < 2 ? (
          <LastTen onOpen={desk.openProfile} />
        ) : (
          <SearchResults
            {...search.ofList}
            onOpen={desk.openProfile}
            onPick={(person) => {
              leaveSearch();
              desk.checkIn(person.id);
            }}
          />
        )}
      </div>
      <div className="desk-verdict">
        <VerdictPanel
          shown={desk.shown}
          {...(attendees === 0 ? { ready: t('desk.emptyList') } : {})}
        />
      </div>
      <div className="desk-foot">
        <ActionRow
          actions={actions}
          hasMain={desk.shown.verdict !== null || desk.shown.failure !== null}
          onAction={desk.run}
        />
        <BuildingCount />
      </div>
      <DeskDialogs desk={desk} onScan={onScan} />
    </div>
  );
};

const keyOf = (key: string): string => (key.length === 1 ? key.toLowerCase() : key);
