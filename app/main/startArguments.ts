import { parseArgs } from 'node:util';

export interface StartArguments {
  readonly dataDir: string;
  readonly eventFile: string | null;
  readonly isHub: boolean;
  /** 0: any free one. */
  readonly port: number;
  /** The program whose app window shows the station; null: only the address is printed. */
  readonly browser: string | null;
}

/** Reads what the start script passes on; throws where it is called by hand and wrongly. */
export const readStartArguments = (words: readonly string[]): StartArguments => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      data: { type: 'string' },
      event: { type: 'string' },
      hub: { type: 'boolean' },
      port: { type: 'string' },
      browser: { type: 'string' },
    },
  });
  if (values.data === undefined) throw new Error('--data is missing');
  return {
    dataDir: values.data,
    eventFile: values.event ?? null,
    isHub: values.hub ?? false,
    port: Number(values.port ?? 0),
    browser: values.browser ?? null,
  };
};
