import type { PrivateKeyJwk } from '#sqlite/privateKeyFile.ts';

export const keyNames = ['key', 'rehearsal-key', 'hub-key'] as const;
export type KeyName = (typeof keyNames)[number];

/** Where the store's private keys are kept; all processes on one database see the same. */
export interface KeyKeeper {
  readonly read: (name: KeyName) => Promise<PrivateKeyJwk | undefined>;
  readonly readOrCreate: (name: KeyName) => Promise<PrivateKeyJwk>;
}
