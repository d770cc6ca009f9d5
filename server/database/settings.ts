import type { StoreDatabase } from './tables.ts';

export type SettingName =
  | 'address'
  | 'nonce_secret'
  /** How the store faces the local network: server/hub/hubSetting.ts. */
  | 'hub'
  /** Whose hub this store is: server/upstream/upstreamSetting.ts. */
  | 'upstream'
  | 'upstream_cursor'
  | 'upstream_mark'
  | 'upstream_sent'
  | 'upstream_offset'
  /** Deadline and public form: server/registration/registrationSettings.ts. */
  | 'registration'
  /** What becomes of a link that a station read: server/links/exposureRule.ts. */
  | 'exposed_links'
  /** The event's own web page, for everybody. */
  | 'website'
  /** Of mails to those whose own is not known: server/mail/mailSettings.ts. */
  | 'mail_language'
  /** All people are in attendee_index: server/people/fillPeopleIndex.ts. */
  | 'people_index'
  /** The id of the one event. */
  | 'event'
  /** Private keys, wrapped: on PostgreSQL only. */
  | 'key'
  | 'rehearsal-key'
  | 'hub-key';

export const readSetting = async (
  database: StoreDatabase,
  name: SettingName,
): Promise<string | undefined> => {
  const row = await database
    .selectFrom('settings')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value;
};

export const writeSetting = async (
  database: StoreDatabase,
  name: SettingName,
  value: string,
): Promise<void> => {
  await database
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
};

/** The setting, or this value if no process wrote one before. */
export const readOrCreateSetting = async (
  database: StoreDatabase,
  name: SettingName,
  value: string,
): Promise<string> => {
  await database
    .insertInto('settings')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  return (await readSetting(database, name)) ?? value;
};
