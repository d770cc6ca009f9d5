import { hmacOfImportedCode } from '#lists/importedCode.ts';
import { parseScan } from '#shared/codes/parseScan.ts';
import { createCodeVerifier, type CodeVerifier } from '#shared/codes/verifyCode.ts';
import type { CodeKey } from '#shared/model/codeKey.ts';
import type { Medium } from '#shared/model/verdict.ts';
import type { Reading } from '#shared/rules/knowledge.ts';
import type { StoredAttendee } from '../database/attendeeTable.ts';
import type { StationDatabase } from '../database/openStationDatabase.ts';
import { openKeyHere } from './openKeyHere.ts';

/** A text understood: what kind of thing it is, and how to find whose it is. The text itself goes no further. */
export interface ScanRead {
  readonly reading: Reading;
  readonly medium: Medium;
  readonly find: () => StoredAttendee | null;
  /** For somebody who is not on the list: a stable name of the code's owner that tells nothing of them. */
  readonly unlistedId: string | null;
  /** The badge was signed by a station that was revoked since. */
  readonly isMarked?: boolean;
}

export const createScanReader = (tables: StationDatabase) => {
  let verifier: CodeVerifier | null = null;
  let verifierKeys: readonly CodeKey[] | null = null;

  const currentVerifier = (): CodeVerifier => {
    const keys = tables.stations.keys();
    if (verifier === null || keys !== verifierKeys) {
      verifier = createCodeVerifier(keys, openKeyHere);
      verifierKeys = keys;
    }
    return verifier;
  };

  const readImported = (text: string, otherwise: Reading): ScanRead => {
    const key = tables.kept.read('importedCodeKey');
    if (key === null || text === '' || !tables.attendees.hasImportedCodes()) {
      return nobody(otherwise);
    }
    const found = tables.attendees.byImportedCode(hmacOfImportedCode(key, text));
    if (found === null) {
      // A web address is nobody's ticket number, whatever lists were imported.
      const isAddress = /^[a-z][a-z0-9+.-]*:/i.test(text);
      return nobody(
        otherwise.kind === 'foreign' && !isAddress ? { kind: 'unknown_import' } : otherwise,
      );
    }
    return {
      reading: { kind: 'imported' },
      medium: 'imported',
      find: () => found,
      unlistedId: null,
    };
  };

  return async (text: string): Promise<ScanRead> => {
    const parsed = parseScan(text);
    switch (parsed.kind) {
      case 'private_link':
        return nobody({ kind: 'private_link', link: parsed.link });
      case 'enrolment':
        return nobody({ kind: 'foreign' });
      case 'unreadable':
        // Another system's ids may begin as our codes do.
        return text.length > 512 ? nobody(parsed) : readImported(text.trim(), parsed);
      case 'foreign':
        return readImported(parsed.text ?? '', { kind: 'foreign' });
      case 'code': {
        const { code } = parsed;
        const { subject, ...payload } = code.payload;
        const verified = await currentVerifier().verify(code);
        const revoked =
          verified === 'valid'
            ? tables.stations
                .keys()
                .find(({ keyId, revokedAt }) => keyId === code.keyId && revokedAt !== undefined)
            : undefined;
        const isMarked = revoked !== undefined;
        const signature =
          isMarked &&
          !isRecorded(tables, { subject, generation: payload.generation, station: revoked.owner })
            ? 'unknown_key'
            : verified;
        return {
          isMarked: isMarked && signature === 'valid',
          reading: {
            kind: 'code',
            medium: code.medium,
            rehearsal: code.rehearsal,
            signature,
            ...payload,
          },
          medium: code.medium,
          // A forged code must not show whose it pretends to be.
          find: () => (signature === 'valid' ? tables.attendees.bySubject(subject) : null),
          unlistedId: signature === 'valid' ? `code-${subject}` : null,
        };
      }
    }
  };
};

/** What a revoked station signed counts where its journal says that it made this very badge. */
const isRecorded = (
  tables: StationDatabase,
  made: { readonly subject: string; readonly generation: number; readonly station: string },
): boolean => {
  const attendee = tables.attendees.bySubject(made.subject);
  const badge = attendee === null ? null : tables.presence.badge(attendee.id);
  // An older generation is superseded, whoever made it.
  return (
    badge !== null &&
    (made.generation < badge.generation ||
      (made.generation === badge.generation && badge.station === made.station))
  );
};

const nobody = (reading: Reading): ScanRead => ({
  reading,
  medium: 'none',
  find: () => null,
  unlistedId: null,
});
