import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../search/SearchField.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { useSearch } from '../search/useSearch.ts';
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
  const search = useSearch();
  const { query, field } = search;
  // The dialog itself takes the focus first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [field]);

  return (
    <Dialog title={t('door.search.title')} isOpen onClose={onClose}>
      <div className="door-search">
        <SearchField {...search.ofField} onScan={onScan} />
        <div className="door-search-found">
          {query.trim() === '' ? (
            <p className="door-search-about">{t('door.search.about')}</p>
          ) : (
            <SearchResults {...search.ofList} onPick={(person) => onPick(person.id)} />
          )}
        </div>
      </div>
    </Dialog>
  );
};
