export type Shell = 'electron' | 'browser' | 'none';

/** `port` null: any free one; `shell` null: the best there is. */
export interface StartOptions {
  readonly dataDir: string;
  readonly eventFile: string | null;
  readonly isHub: boolean;
  readonly port: number | null;
  readonly isHeadless: boolean;
  readonly shell: Shell | null;
}

export type Parsed =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly sentence: string };

export const usage: string;
export function parseStartOptions(
  words: string[],
  places: { readonly folder: string; readonly project: string },
): Parsed;
