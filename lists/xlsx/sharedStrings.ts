import type { Breath } from '../breathe.ts';
import { readXml } from './readXml.ts';

/** The texts that cells point to, in order; formatting and phonetic readings are left out (ECMA-376, 18.4). */
export const readSharedStrings = async (
  pieces: AsyncIterable<Uint8Array>,
  breath: Breath,
): Promise<readonly string[]> => {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isPhonetic = false;
  await readXml(
    pieces,
    {
      open: (name) => {
        if (name === 'si') current = '';
        else if (name === 'rPh') isPhonetic = true;
        else if (name === 't') isText = !isPhonetic;
      },
      text: (text) => {
        if (isText) current += text;
      },
      close: (name) => {
        if (name === 't') isText = false;
        else if (name === 'rPh') isPhonetic = false;
        else if (name === 'si') strings.push(unescapeExcel(current));
      },
    },
    breath,
  );
  return strings;
};

/** Excel writes characters that XML forbids as _x000D_. */
export const unescapeExcel = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
