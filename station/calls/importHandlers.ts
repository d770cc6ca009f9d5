import type { ImportSummary, importCalls } from '#shared/contract/importCalls.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { columnMapping, fieldsOfKind } from '#lists/columnMapping.ts';
import { createFileBasket, pieceBytes, type ListFile } from '../imports/createFileBasket.ts';
import { mappingOf, sampleOf } from '#lists/previewTable.ts';
import { readTable } from '#lists/readTable.ts';
import { takeList } from '../imports/takeList.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { Table, TableFailure } from '#lists/table.ts';
import type { StationContext } from '../stationContext.ts';
import type { Handlers } from './handlers.ts';

const problemsAtOnce = 1000;

export const createImportHandlers = (
  context: StationContext,
): Handlers<keyof typeof importCalls> => {
  const files = createFileBasket({ clock: context.clock, newId: context.journal.newId });
  const tables = new WeakMap<
    ListFile,
    { readonly table: Table; readonly sheet: string | undefined }
  >();

  /** What the latest import did not understand. */
  let latest: { readonly importId: string; readonly problems: readonly RowProblem[] } | null = null;

  const progressOf =
    (importId: string, phase: 'reading' | 'saving') =>
    (done: number, total: number): void =>
      context.emit({ name: 'imports.progress', importId, phase, done, total });

  const readOnce = async (
    importId: string,
    file: ListFile,
    sheet: string | undefined,
  ): Promise<Result<Table, TableFailure>> => {
    const known = tables.get(file);
    if (known !== undefined && (sheet === undefined || known.sheet === sheet))
      return ok(known.table);
    const read = await readTable(file.bytes(), file.fileName, {
      sheet,
      signal: file.abort.signal,
      onProgress: progressOf(importId, 'reading'),
    });
    if (read.ok) tables.set(file, { table: read.value, sheet });
    return read;
  };

  return {
    'imports.begin': ({ fileName, size }) => {
      if (context.tables.kept.read('event') === null) return err('no_event');
      const begun = files.begin(fileName, size);
      return begun.ok ? ok({ importId: begun.value, pieceBytes }) : begun;
    },

    'imports.piece': ({ importId, base64 }) => {
      const added = files.add(importId, Buffer.from(base64, 'base64'));
      return added.ok ? ok({ received: added.value }) : added;
    },

    'imports.preview': async ({ importId, kind, sheet }) => {
      const file = files.find(importId);
      if (file === null) return err('unknown_import');
      const read = await readOnce(importId, file, sheet);
      if (!read.ok) return read;
      const table = read.value;
      const mapping = mappingOf(table, kind);
      return ok({
        importId,
        fileName: file.fileName,
        format: table.format,
        encoding: table.encoding,
        delimiter: table.delimiter,
        sheets: [...table.sheets],
        kind: mapping.kind,
        headings: [...table.headings],
        mapping: [...mapping.fields],
        fields: [...fieldsOfKind(mapping.kind)],
        sample: sampleOf(table),
        rowCount: table.rows.length,
      });
    },

    'imports.run': async ({ importId, kind, mapping: names }) => {
      const file = files.find(importId);
      if (file === null) return err('unknown_import');
      const read = await readOnce(importId, file, undefined);
      if (!read.ok) return read;
      const guessed = mappingOf(read.value, kind);
      const mapping = names === undefined ? guessed : columnMapping(guessed.kind, names);
      const taken = await takeList(context, {
        table: read.value,
        mapping,
        signal: file.abort.signal,
        onProgress: progressOf(importId, 'saving'),
      });
      if (!taken.ok) return taken;
      files.remove(importId);
      const { problems, newSessions, ...numbers } = taken.value;
      latest = { importId, problems };
      const summary: ImportSummary = {
        importId,
        kind: mapping.kind,
        ...numbers,
        newSessions: [...newSessions],
        notUnderstood: problems.filter(({ kept }) => !kept).length,
        problems: problems.slice(0, problemsAtOnce),
        problemCount: problems.length,
      };
      return ok(summary);
    },

    'imports.problems': ({ importId, after }) => {
      if (latest?.importId !== importId) return err('unknown_import');
      const end = after + problemsAtOnce;
      const { problems } = latest;
      return ok({
        problems: problems.slice(after, end),
        next: end < problems.length ? end : null,
      });
    },

    'imports.cancel': ({ importId }) => {
      const file = files.find(importId);
      if (file === null) return err('unknown_import');
      file.abort.abort();
      files.remove(importId);
      return ok({});
    },
  };
};
