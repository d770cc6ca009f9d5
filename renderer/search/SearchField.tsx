import { useEffect } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { parseScan } from '#shared/codes/parseScan.ts';
import { scanFieldMark } from '../scanning/useGivenText.ts';
import { useSecretGuard } from '../ui/useSecretGuard.ts';

interface Props {
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** A private link, a code or an enrolment code was typed: not a search, and never kept. */
  readonly onScan: (text: string) => void;
  /** Down into the results. */
  readonly onDown: () => void;
}

/** The search field. What must not be kept is taken out before it becomes state, and handed on as a scan. */
export const SearchField = ({ fieldRef, value, onChange, onScan, onDown }: Props) => {
  const { t } = useTranslation();
  const guard = useSecretGuard(isNoSearch);

  // Not React's onChange: a secret has to leave the field before anything is rendered with it.
  const onInput = (field: HTMLInputElement): void => {
    const text = field.value;
    const guarded = guard(text);
    if (guarded !== 'keep') {
      field.value = '';
      onChange('');
      if (guarded === 'secret') onScan(text);
      return;
    }
    onChange(text);
  };

  useEffect(() => {
    const field = fieldRef.current;
    if (field !== null && field.value !== value) field.value = value;
  }, [fieldRef, value]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      onDown();
    }
    if (event.key === 'Escape') {
      onChange('');
      event.currentTarget.blur();
    }
  };

  return (
    <div className="search-field" role="search">
      <input
        ref={fieldRef}
        type="text"
        defaultValue=""
        maxLength={8000}
        dir="auto"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        placeholder={t('search.placeholder')}
        onInput={(event) => onInput(event.currentTarget)}
        onKeyDown={onKeyDown}
        {...scanFieldMark}
      />
      <kbd className="key" aria-hidden="true">
        {value === '' ? '/' : t('search.escape')}
      </kbd>
    </div>
  );
};

const isNoSearch = (text: string): boolean => {
  const { kind } = parseScan(text);
  return kind === 'private_link' || kind === 'code' || kind === 'enrolment';
};
