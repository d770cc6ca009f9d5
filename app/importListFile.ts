import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { allProblems } from '#shared/contract/allProblems.ts';
import type { ImportPreview, ImportSummary, ListKind } from '#shared/contract/importCalls.ts';
import type { CallError } from '#shared/contract/contract.ts';
import type { StationClient } from '#shared/contract/transport.ts';
import { err, ok, type Result } from '#shared/model/result.ts';

export interface ListFileToImport {
  readonly file: string;
  readonly kind?: ListKind | undefined;
  readonly sheet?: string | undefined;
  /** Corrects what was guessed of the columns; null where that cannot be done, and nothing is imported. */
  readonly correct?: (preview: ImportPreview) => ImportPreview['mapping'] | null;
}

export type ImportFileError =
  | 'no_file'
  | 'cannot_read'
  | 'unknown_field'
  | CallError<
      'imports.begin' | 'imports.piece' | 'imports.preview' | 'imports.run' | 'imports.problems'
    >;

/** Imports a list from a file on this machine, through the same calls that the screen makes; all problems are named. */
export const importListFile = async (
  station: StationClient,
  { file, kind, sheet, correct }: ListFileToImport,
): Promise<Result<ImportSummary, ImportFileError>> => {
  const sent = await sendFile(station, file);
  if (!sent.ok) return sent;
  const importId = sent.value;
  const preview = await station.call('imports.preview', { importId, kind, sheet });
  if (!preview.ok) return preview;
  const mapping = correct === undefined ? preview.value.mapping : correct(preview.value);
  if (mapping === null) return err('unknown_field', { fields: preview.value.fields.join(', ') });
  const run = await station.call('imports.run', { importId, kind: preview.value.kind, mapping });
  if (!run.ok) return run;
  const problems = await allProblems(station, run.value);
  return problems.ok ? ok({ ...run.value, problems: [...problems.value] }) : problems;
};

/** Whether there is a file that can be read: asked before a new data folder is made for its sake. */
export const checkListFile = async (
  file: string,
): Promise<Result<null, 'no_file' | 'cannot_read' | 'empty_file'>> => {
  const handle = await openFile(file);
  if (!handle.ok) return handle;
  try {
    const info = await handle.value.stat();
    if (!info.isFile()) return err('cannot_read');
    return info.size === 0 ? err('empty_file') : ok(null);
  } finally {
    await handle.value.close();
  }
};

/** Its size is looked at first: a file that is too large is refused before a byte of it is read. */
const sendFile = async (
  station: StationClient,
  file: string,
): Promise<Result<string, ImportFileError>> => {
  const handle = await openFile(file);
  if (!handle.ok) return handle;
  try {
    const info = await handle.value.stat();
    if (!info.isFile()) return err('cannot_read');
    const begun = await station.call('imports.begin', {
      fileName: basename(file),
      size: info.size,
    });
    if (!begun.ok) return begun;
    const { importId, pieceBytes } = begun.value;
    const piece = Buffer.alloc(pieceBytes);
    for (;;) {
      const { bytesRead } = await handle.value.read(piece, 0, pieceBytes);
      if (bytesRead === 0) return ok(importId);
      const base64 = piece.subarray(0, bytesRead).toString('base64');
      const added = await station.call('imports.piece', { importId, base64 });
      if (!added.ok) return added;
    }
  } finally {
    await handle.value.close();
  }
};

const openFile = async (file: string) => {
  try {
    return ok(await open(file, 'r'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return err(code === 'ENOENT' ? 'no_file' : 'cannot_read');
  }
};
