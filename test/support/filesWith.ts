import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a folder (database, write-ahead log, logs, all) that hold a text in any letter case, byte by byte. */
export const filesWith = (folder: string, text: string): readonly string[] => {
  const wanted = [text, text.toLowerCase(), text.toUpperCase()];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return false;
    const bytes = readFileSync(path);
    return wanted.some((one) => bytes.includes(one));
  });
};
