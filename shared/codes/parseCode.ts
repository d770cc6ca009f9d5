import { decodeBase32 } from './base32.ts';
import { codeKinds, isCodePrefix } from './codeKind.ts';
import type { CodeMedium, CodePrefix } from './codeKind.ts';
import { decodePayload, payloadLength } from './codePayload.ts';
import type { CodePayload } from './codePayload.ts';

/** A code in its one form. Nothing in it is to be believed before its signature is verified. */
export interface ParsedCode {
  readonly prefix: CodePrefix;
  readonly medium: CodeMedium;
  readonly rehearsal: boolean;
  /** 3 characters of base32. */
  readonly keyId: string;
  readonly payload: CodePayload;
  /** 23 bytes, what was signed. */
  readonly payloadBytes: Uint8Array;
  /** 64 bytes. */
  readonly signatureBytes: Uint8Array;
  /** The code in upper case with nothing around it: equal codes have equal texts. */
  readonly canonicalText: string;
}

/** `LE1` + key id (3) + base32 of 23 + 64 bytes (140). */
const codeLength = 146;

/** The code in a text without white space around it, in any letter case; undefined for any other form. */
export const parseCode = (text: string): ParsedCode | undefined => {
  // ASCII is asked for before the change of case, because 'ſ'.toUpperCase() is 'S' and 'ı' becomes 'I'.
  if (text.length !== codeLength || !/^[A-Za-z1-7]*$/.test(text)) return undefined;
  const canonicalText = text.toUpperCase();
  const prefix = canonicalText.slice(0, 3);
  const keyId = canonicalText.slice(3, 6);
  if (!isCodePrefix(prefix) || keyId.includes('1')) return undefined;
  const bytes = decodeBase32(canonicalText.slice(6));
  if (bytes === undefined) return undefined;
  const payloadBytes = bytes.subarray(0, payloadLength);
  const payload = decodePayload(payloadBytes);
  if (payload === undefined) return undefined;
  const { medium, rehearsal } = codeKinds[prefix];
  const signatureBytes = bytes.subarray(payloadLength);
  return {
    prefix,
    medium,
    rehearsal,
    keyId,
    payload,
    payloadBytes,
    signatureBytes,
    canonicalText,
  };
};
