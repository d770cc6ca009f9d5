import type { ImportSummary, importCalls } from '#shared/contract/importCalls.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { columnMapping, fieldsOfKind } from '#lists/columnMapping.ts';
import { pieceBytes, type FileBasket, type ListFile } from '../imports/createFileBasket.ts';
import { mappingOf, sampleOf } from '#lists/previewTable.ts';
import { takeList } from '../imports/takeList.ts';
import type { RowProblem } from '#lists/rowProblem.ts';
import type { TableHead } from '#lists/listReader.ts';
import type { TableFailure } from '#lists/table.ts';
import type { StationContext } from '../stationContext.ts';
import type { Handlers } from './handlers.ts';

const problemsAtOnce = 1000;

export const createImportHandlers = (
  context: StationContext,
  files: FileBasket,
): Handlers<keyof typeof importCalls> => {
  const heads = new WeakMap<
    ListFile,
    { readonly head: TableHead; readonly sheet: string | undefined }
  >();

  /** What the latest import did not understand. */
  let latest: { readonly importId: string; readonly problems: readonly RowProblem[] } | null = null;

  const readOnce = async (
    file: ListFile,
    sheet: string | undefined,
  ): Promise<Result<TableHead, TableFailure>> => {
    const known = heads.get(file);
    if (known !== undefined && (sheet === undefined || known.sheet === sheet))
      return ok(known.head);
    const { fileName, reader } = file;
    const read = await reader.read({ bytes: file.bytes(), fileName, sheet });
    if (read.ok) heads.set(file, { head: read.value, sheet });
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
      const read = await readOnce(file, sheet);
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
        rowCount: table.rowCount,
      });
    },

    'imports.run': async ({ importId, kind, mapping: names }) => {
      const run = await files.run(importId, async (file) => {
        const read = await readOnce(file, undefined);
        if (!read.ok) return read;
        const guessed = mappingOf(read.value, kind);
        const mapping = names === undefined ? guessed : columnMapping(guessed.kind, names);
        const { reader, signal } = file;
        const onProgress = (done: number, total: number): void =>
          context.emit({ name: 'imports.progress', importId, phase: 'saving', done, total });
        const taken = await takeList(context, { reader, mapping, signal, onProgress });
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
      });
      return run ?? err('unknown_import');
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
      if (files.find(importId) === null) return err('unknown_import');
      files.cancel(importId);
      return ok({});
    },
  };
};
