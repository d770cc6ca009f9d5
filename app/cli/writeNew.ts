import { writeFileSync } from 'node:fs';

/** Writes a file that only its owner reads; false where there is one already, or none can be made. */
export const writeNew = (file: string, content: string | Uint8Array): boolean => {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
};
