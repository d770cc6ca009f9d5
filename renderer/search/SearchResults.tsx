import { useDeferredValue } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundAttendee, SearchFilter } from '#shared/contract/attendeeCalls.ts';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { FoundRow } from './FoundRow.tsx';

interface Props {
  readonly query: string;
  readonly only?: SearchFilter;
  readonly listRef: RefObject<HTMLUListElement | null>;
  readonly onPick: (person: FoundAttendee) => void;
  /** Left out where a row does one thing only. */
  readonly onOpen?: (attendeeId: string) => void;
  /** Up out of the results, back into the field. */
  readonly onUp: () => void;
}

/** The people found so far. None is chosen until somebody chooses one. */
export const SearchResults = ({ query, only = 'all', listRef, onPick, onOpen, onUp }: Props) => {
  const { t } = useTranslation();
  const asked = useDeferredValue(query);
  const { value, error } = useCall(
    'attendees.search',
    { query: asked, only, limit: only === 'all' ? 20 : 50 },
    ['list.changed', 'journal.changed'],
  );
  const rows = value?.rows ?? [];

  return (
    <section className="side-list" aria-labelledby="search-results">
      <h2 id="search-results" className="side-list-title">
        <span role="status">
          {error !== undefined
            ? errorText(t, error.code)
            : value === undefined
              ? t('common.loading')
              : value.more
                ? t('common.more')
                : t('search.found', { count: rows.length })}
        </span>
      </h2>
      {value?.ready === false && <p className="side-list-empty">{t('search.notReady')}</p>}
      {value?.ready === true && rows.length === 0 && (
        <p className="side-list-empty">{t('search.nobody')}</p>
      )}
      <ul className="side-list-rows" ref={listRef} onKeyDown={(event) => moveFocus(event, onUp)}>
        {rows.map((person) => (
          <FoundRow
            key={person.id}
            person={person}
            onPick={onPick}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        ))}
      </ul>
    </section>
  );
};

/** Arrow keys go from person to person; the smaller button of a row is reached by Tab. */
const moveFocus = (event: KeyboardEvent<HTMLUListElement>, onUp: () => void): void => {
  if (event.key === 'Escape') {
    onUp();
    return;
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.found-pick')];
  const here = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement));
  const next = here + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) onUp();
  else rows[next]?.focus();
};
