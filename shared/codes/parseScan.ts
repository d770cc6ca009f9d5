import { isEnrolmentCode } from './enrolmentCode.ts';
import { findPrivateLink } from './findPrivateLink.ts';
import type { PrivateLinkKind } from './findPrivateLink.ts';
import { parseCode } from './parseCode.ts';
import type { ParsedCode } from './parseCode.ts';

/** What kind of thing was scanned or typed, before anything is verified or looked up. */
export type ParsedScan =
  /** The text is a secret: not to be stored, logged, shown or sent. */
  | { readonly kind: 'private_link'; readonly link: PrivateLinkKind }
  | { readonly kind: 'code'; readonly code: ParsedCode }
  /** A one-time code for a new station, damaged or not. Its text is a secret too. */
  | { readonly kind: 'enrolment' }
  /** Nothing, or a code of ours that is damaged or of a later version. */
  | { readonly kind: 'unreadable' }
  /** Anything else. `text`, trimmed, may be an imported code; it is missing when too long to be one. */
  | { readonly kind: 'foreign'; readonly text?: string };

/** The longest scan that is read: the renderer sends no longer one, and a QR code holds no more than 7,089 characters. */
const longestScan = 8000;
const longestImportedCode = 512;

/**
 * Sorts a scan. Never throws, whatever the text and its length, takes well under a millisecond, logs nothing. Of a text
 * above 8,000 characters only the first and last 8,000 are searched for private links, and none of it is handed on.
 */
export const parseScan = (text: string): ParsedScan => {
  const isTooLong = text.length > longestScan;
  const link = isTooLong
    ? (findPrivateLink(text.slice(0, longestScan)) ?? findPrivateLink(text.slice(-longestScan)))
    : findPrivateLink(text);
  if (link !== undefined) return { kind: 'private_link', link };
  if (isTooLong) return { kind: isOurs(text) ? 'unreadable' : 'foreign' };

  const trimmed = text.trim();
  if (isEnrolmentCode(trimmed)) return { kind: 'enrolment' };
  const code = parseCode(trimmed);
  if (code !== undefined) return { kind: 'code', code };
  if (trimmed === '' || isOurs(trimmed)) return { kind: 'unreadable' };
  return trimmed.length > longestImportedCode
    ? { kind: 'foreign' }
    : { kind: 'foreign', text: trimmed };
};

/** Starts as a code of ours of any version does. Without the flags `i` and `u`, no look-alike is taken for a letter. */
const isOurs = (text: string): boolean => /^(?:[LlTt][EeBb]|[Ll][Jj])[0-9]/.test(text);
