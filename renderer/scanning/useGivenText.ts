import { useEffect, useEffectEvent } from 'react';
import { parseScan } from '#shared/codes/parseScan.ts';
import { takesLetters, textFieldOf } from './fieldSnapshot.ts';
import { isForField } from './isForField.ts';

/** Marks the scan or search field: a code given there is a scan, anything else is search text. */
export const scanFieldMark = { 'data-scan-field': '' } as const;

/** The longest text that a scan may have. */
const longest = 8000;

/**
 * Takes text that is pasted, or dragged here and dropped, for a scan where it is given to no field at all, or to a field with
 * `scanFieldMark` and `looksLikeCode` says so. Other fields get theirs. A dropped file is nothing to a screen that scans, but a
 * bookmark or a note whose name or beginning holds a private link is told apart, as the link itself would be.
 */
export function useGivenText(
  onScan: (text: string) => void,
  looksLikeCode: (text: string) => boolean,
): void {
  const isScan = (text: string, target: EventTarget | null): boolean =>
    text !== '' &&
    text.length <= longest &&
    (!takesLetters(target) || (isScanField(target) && looksLikeCode(text)));

  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (!isScan(text, event.target)) return;
    take(event);
    onScan(text);
  });
  const onDrop = useEffectEvent(async (event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) {
      take(event);
      const text = `${file.name}\n${await beginningOf(file)}`;
      if (parseScan(text).kind === 'private_link') onScan(text);
      return;
    }
    const text = textIn(event.dataTransfer).trim();
    if (!isScan(text, event.target)) return;
    take(event);
    onScan(text);
  });

  useEffect(() => {
    const pasted = (event: ClipboardEvent): void => onPaste(event);
    const dropped = (event: DragEvent): void => void onDrop(event);
    window.addEventListener('paste', pasted, { capture: true });
    window.addEventListener('dragover', allowDrop, { capture: true });
    window.addEventListener('drop', dropped, { capture: true });
    return () => {
      window.removeEventListener('paste', pasted, { capture: true });
      window.removeEventListener('dragover', allowDrop, { capture: true });
      window.removeEventListener('drop', dropped, { capture: true });
    };
  }, []);
}

const isScanField = (target: EventTarget | null): boolean =>
  textFieldOf(target)?.hasAttribute('data-scan-field') ?? false;

/** Empty where it cannot be read, as a folder: its name is looked at all the same. */
const beginningOf = (file: File): Promise<string> =>
  file
    .slice(0, longest - file.name.length - 1)
    .text()
    .catch(() => '');

const textIn = (given: DataTransfer | null): string =>
  given?.getData('text/plain') || given?.getData('text/uri-list') || '';

/** Without this the browser offers no drop here; a field takes text by itself. */
const allowDrop = (event: DragEvent): void => {
  if (!isForField(event)) take(event);
};

const take = (event: Event): void => {
  event.preventDefault();
  event.stopImmediatePropagation();
};
