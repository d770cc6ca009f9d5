import type { Breath } from '../breathe.ts';
import { damage } from './damage.ts';
import type { ZipParts } from './openZip.ts';
import { decodeXmlText, readXml } from './readXml.ts';

export interface Workbook {
  /** Visible sheets in the order of their tabs, with the path of their part. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly sharedStringsPath: string | null;
  readonly stylesPath: string | null;
  /** Days are counted from 1904 (old Macs), not from 1900. */
  readonly from1904: boolean;
}

/** The table of contents is small; more than this is an attack. */
const partLimit = 16 * 1024 * 1024;

/** Reads the workbook's table of contents (ECMA-376 part 1, 18.2; part 2, relationships). */
export const readWorkbook = async (zip: ZipParts, breath: Breath): Promise<Workbook> => {
  const workbookPath = await findWorkbookPath(zip, breath);
  const relations = await readRelations(zip, workbookPath, breath);
  const found: { name: string; relation: string; isVisible: boolean }[] = [];
  let from1904 = false;
  await readXml(
    zip.read(workbookPath, partLimit),
    {
      open: (name, attributes) => {
        if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes()['date1904'] ?? '');
        if (name !== 'sheet') return;
        const given = attributes();
        found.push({
          name: decodeXmlText(given['name'] ?? ''),
          relation: relationOf(given),
          isVisible: given['state'] === undefined || given['state'] === 'visible',
        });
      },
      text: ignore,
      close: ignore,
    },
    breath,
  );
  const sheets = found.flatMap(({ name, relation, isVisible }) => {
    const target = relations.find(({ id }) => id === relation);
    const isTable = target?.type.endsWith('/worksheet') === true && zip.has(target.path);
    return isVisible && isTable ? [{ name, path: target.path }] : [];
  });
  const partOf = (type: string): string | null => {
    const path = relations.find((relation) => relation.type.endsWith(type))?.path;
    return path !== undefined && zip.has(path) ? path : null;
  };
  return {
    sheets,
    sharedStringsPath: partOf('/sharedStrings'),
    stylesPath: partOf('/styles'),
    from1904,
  };
};

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

const findWorkbookPath = async (zip: ZipParts, breath: Breath): Promise<string> => {
  const relations = zip.has('_rels/.rels') ? await readRelations(zip, '', breath) : [];
  const path = relations.find(({ type }) => type.endsWith('/officeDocument'))?.path;
  // Also .docx, .pptx and .xlsb have an office document, but no workbook in XML.
  if (path !== undefined && /workbook[^/]*\.xml$/i.test(path) && zip.has(path)) return path;
  if (zip.has('xl/workbook.xml')) return 'xl/workbook.xml';
  throw damage('wrong_type');
};

const readRelations = async (
  zip: ZipParts,
  partPath: string,
  breath: Breath,
): Promise<Relation[]> => {
  const slash = partPath.lastIndexOf('/') + 1;
  const folder = partPath.slice(0, slash);
  const path = `${folder}_rels/${partPath.slice(slash)}.rels`;
  const relations: Relation[] = [];
  const open = (name: string, attributes: () => Readonly<Record<string, string>>): void => {
    if (name !== 'Relationship') return;
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes();
    relations.push({ id, type, path: resolvePath(folder, decodeXmlText(target)) });
  };
  await readXml(zip.read(path, partLimit), { open, text: ignore, close: ignore }, breath);
  return relations;
};

const resolvePath = (folder: string, target: string): string =>
  new URL(target, `zip:///${folder}`).pathname.slice(1);

const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name === 'r:id' || name.endsWith(':id'))?.[1] ?? '';

const ignore = (): void => undefined;
