import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes new names in a folder durable; Windows cannot open a folder and needs no such step. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
