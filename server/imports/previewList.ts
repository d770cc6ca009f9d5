import { fieldsOfKind } from '#lists/columnMapping.ts';
import { sampleOf, withoutLink } from '#lists/previewTable.ts';
import type { TableFailure } from '#lists/table.ts';
import { ok, type Result } from '#shared/model/result.ts';
import type { TakeFile } from './takeFile.ts';
import type { ListPreview } from './createWaitingLists.ts';
import { readList, type ListFile } from './readList.ts';

/** What a file holds as far as it is understood, and what taking it in would change. */
export const previewList = async (
  takeFile: TakeFile,
  file: ListFile & { readonly mayPlan: boolean },
): Promise<Result<ListPreview, TableFailure>> => {
  const read = await readList(file);
  if (!read.ok) return read;
  const { table, mapping } = read.value;
  const sample = sampleOf(table);
  return ok({
    state: 'waiting',
    fileName: file.fileName,
    kind: mapping.kind,
    sheets: table.sheets,
    sheet: table.sheet,
    rows: table.rows.length,
    columns: table.headings.map((heading, index) => ({
      heading: withoutLink(heading),
      field: mapping.fields[index] ?? null,
      sample: sample.map((cells) => cells[index] ?? ''),
    })),
    fields: fieldsOfKind(mapping.kind),
    notices: table.notices,
    dry: await takeFile({ ...file, read: read.value, actor: 'staff', isDry: true }),
  });
};
