import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files below a folder (database, write-ahead log, logs, all) that hold a text in lower or upper case, byte by byte, as
 * UTF-8 or as UTF-16.
 */
export const filesWith = (folder: string, text: string): readonly string[] => {
  const wanted = [text, text.toLowerCase(), text.toUpperCase()].flatMap((one) => [
    Buffer.from(one),
    Buffer.from(one, 'utf16le'),
  ]);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!lstatSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return wanted.some((one) => bytes.includes(one));
  });
};
