import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../search/SearchField.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import '../desk/desk.css';
import { Dialog } from '../ui/Dialog.tsx';

interface Props {
  readonly onScan: (text: string) => void;
  readonly onPick: (attendeeId: string) => void;
  readonly onClose: () => void;
}

/** For a badge that nobody can read: the person by name, then the same verdict as by a scan. */
export const DoorSearch = ({ onScan, onPick, onClose }: Props) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLUListElement>(null);
  const toField = () => field.current?.focus();
  // The dialog itself takes the focus first.
  useEffect(() => {
    const frame = requestAnimationFrame(toField);
    return () => cancelAnimationFrame(frame);
  }, []);

  return (
    <Dialog title={t('door.search.title')} isOpen onClose={onClose}>
      <div className="door-search">
        <SearchField
          fieldRef={field}
          value={query}
          onChange={setQuery}
          onScan={onScan}
          onDown={() => results.current?.querySelector('button')?.focus()}
        />
        <div className="door-search-found">
          {query.trim() === '' ? (
            <p className="door-search-about">{t('door.search.about')}</p>
          ) : (
            <SearchResults
              query={query.slice(0, 200)}
              listRef={results}
              onUp={toField}
              onPick={(person) => onPick(person.id)}
            />
          )}
        </div>
      </div>
    </Dialog>
  );
};
