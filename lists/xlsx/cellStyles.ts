import type { Breath } from '../breathe.ts';
import { decodeXmlText, readXml } from './readXml.ts';

/** How the number in a cell is meant: as a date or time, padded with zeros to a length, or as it stands. */
export type NumberMeaning = 'number' | 'date' | { readonly digits: number };

/** The meaning of each cell style by its index (ECMA-376, 18.8: cellXfs and numFmts). */
export const readCellStyles = async (
  pieces: AsyncIterable<Uint8Array>,
  breath: Breath,
): Promise<readonly NumberMeaning[]> => {
  const formats = new Map<number, string>();
  const styleFormats: number[] = [];
  let inCellFormats = false;
  await readXml(
    pieces,
    {
      open: (name, attributes) => {
        if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'numFmt') {
          const { numFmtId, formatCode } = attributes();
          formats.set(Number(numFmtId), decodeXmlText(formatCode ?? ''));
        } else if (name === 'xf' && inCellFormats) {
          styleFormats.push(Number(attributes()['numFmtId'] ?? 0));
        }
      },
      text: () => undefined,
      close: (name) => {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    breath,
  );
  return styleFormats.map((id) => meaningOf(id, formats.get(id)));
};

const meaningOf = (id: number, format: string | undefined): NumberMeaning => {
  if (format === undefined) return isBuiltInDate(id) ? 'date' : 'number';
  if (/^0{2,20}$/.test(format)) return { digits: format.length };
  const bare =
    format.split(';')[0]?.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, '') ?? '';
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'number';
};

/** 14–22 and 45–47 everywhere; 27–36 and 50–58 in East Asian Excel (18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);
