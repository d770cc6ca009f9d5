import { useEffect, useEffectEvent } from 'react';
import { takesLetters, textFieldOf } from './fieldSnapshot.ts';

/** Marks the scan or search field: a code pasted there is a scan, anything else is search text. */
export const scanFieldMark = { 'data-scan-field': '' } as const;

/** The longest text that a scan may have. */
const longest = 8000;

/**
 * Takes pasted text for a scan where it is pasted into no field at all, or into a field with
 * `scanFieldMark` and `looksLikeCode` says so. Other fields get their paste.
 */
export function usePaste(
  onScan: (text: string) => void,
  looksLikeCode: (text: string) => boolean,
): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain').trim() ?? '';
    if (text === '' || text.length > longest) return;
    if (takesLetters(event.target) && !(isScanField(event.target) && looksLikeCode(text))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    onScan(text);
  });
  useEffect(() => {
    const listener = (event: ClipboardEvent): void => onPaste(event);
    window.addEventListener('paste', listener, { capture: true });
    return () => window.removeEventListener('paste', listener, { capture: true });
  }, []);
}

const isScanField = (target: EventTarget | null): boolean =>
  textFieldOf(target)?.hasAttribute('data-scan-field') ?? false;
