import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of the given texts. `claimedSizes` lets the directory lie about an unpacked size, as attackers do. */
export const makeZip = (
  parts: Readonly<Record<string, string>>,
  claimedSizes: Readonly<Record<string, number>> = {},
): Uint8Array => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(parts)) {
    const name = Buffer.from(path);
    const data = Buffer.from(text);
    const packed = deflateRawSync(data);
    const size = claimedSizes[path] ?? data.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, tail, name]));
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, Buffer.from('PK\u0005\u0006'), end]);
};

interface BookParts {
  /** The XML inside <sheetData>, by sheet name; a name that starts with "hidden" is hidden. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly sharedStrings?: string;
  readonly styles?: string;
  readonly workbookProperties?: string;
}

const relationType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook as Excel writes them. */
export const bookParts = (book: BookParts): Record<string, string> => {
  const names = Object.keys(book.sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${relationType}/${type}" Target="${target}"/>`;
  const sheetTags = names.map(
    (name, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" ${name.startsWith('hidden') ? 'state="hidden" ' : ''}r:id="rId${index + 1}"/>`,
  );
  const sheetRelations = names.map((_, index) =>
    relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`),
  );
  const sheetParts = Object.values(book.sheets).map((rows, index): [string, string] => [
    `xl/worksheets/sheet${index + 1}.xml`,
    `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`,
  ]);
  return {
    '_rels/.rels': `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="x">${book.workbookProperties ?? ''}<sheets>${sheetTags.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${sheetRelations.join('')}${relation('s', 'sharedStrings', '/xl/sharedStrings.xml')}${relation('t', 'styles', 'styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${book.sharedStrings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet>${book.styles ?? ''}</styleSheet>`,
    ...Object.fromEntries(sheetParts),
  };
};
