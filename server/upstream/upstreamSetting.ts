import { z } from 'zod';
import { CodeKey } from '#shared/model/codeKey.ts';
import { LogMark } from '#shared/protocol/protocol.ts';
import { readSetting, writeSetting } from '../database/settings.ts';
import type { StoreDatabase, StoreTransaction } from '../database/tables.ts';

/** Who this hub is to the store whose event it serves. */
export const Upstream = z.object({
  station: z.string(),
  incarnation: z.int(),
  keyId: z.string(),
  certificate: z.string(),
  eventId: z.string(),
  storeUrl: z.string(),
  pin: z.string().optional(),
  otherUrls: z.array(z.string()).readonly().optional(),
  /** The upstream store's own keys, which its codes are signed with. */
  keys: z.array(CodeKey),
  /** The key ids for stations of this hub. */
  keyIds: z.object({ from: z.int(), count: z.int() }),
});
export type Upstream = z.infer<typeof Upstream>;

/** Undefined where the event is this store's own, or there is none. */
export const readUpstream = async (
  database: StoreDatabase | StoreTransaction,
): Promise<Upstream | undefined> => {
  const text = await readSetting(database, 'upstream');
  return text === undefined ? undefined : Upstream.parse(JSON.parse(text));
};

export const writeUpstream = (
  database: StoreDatabase | StoreTransaction,
  upstream: Upstream,
): Promise<void> => writeSetting(database, 'upstream', JSON.stringify(upstream));

/** `cursor`: how far the upstream log is here; `sent`: up to where the own log has nothing more to deliver. */
export const readProgress = async (
  database: StoreDatabase | StoreTransaction,
  name: 'cursor' | 'sent' | 'offset',
): Promise<number> => Number((await readSetting(database, `upstream_${name}`)) ?? 0);

export const writeProgress = (
  database: StoreDatabase | StoreTransaction,
  name: 'cursor' | 'sent' | 'offset',
  value: number,
): Promise<void> => writeSetting(database, `upstream_${name}`, String(value));

/** The last fact of the upstream log that is here; null before there is one. */
export const readLogMark = async (database: StoreDatabase): Promise<LogMark | null> =>
  LogMark.nullable().parse(JSON.parse((await readSetting(database, 'upstream_mark')) ?? 'null'));

export const writeLogMark = (
  database: StoreDatabase | StoreTransaction,
  mark: LogMark | null,
): Promise<void> => writeSetting(database, 'upstream_mark', JSON.stringify(mark));
