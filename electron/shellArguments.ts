import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface ShellArguments {
  readonly dataDir: string;
  readonly eventFile: string | null;
  readonly isHub: boolean;
}

/** Chromium takes words of its own from the same line, so unknown ones are left alone. */
export const readShellArguments = (
  words: readonly string[],
  usualFolder: string,
): ShellArguments => {
  const { values } = parseArgs({
    args: [...words],
    strict: false,
    options: { data: { type: 'string' }, event: { type: 'string' }, hub: { type: 'boolean' } },
  });
  const { data, event, hub } = values;
  return {
    dataDir: typeof data === 'string' ? data : join(usualFolder, 'station'),
    eventFile: typeof event === 'string' ? event : null,
    isHub: hub === true,
  };
};
