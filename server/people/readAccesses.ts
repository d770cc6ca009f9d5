import type { StoreDatabase } from '../database/tables.ts';

/** Something that was done with the links of a person, as they may read it themselves. */
export interface Access {
  /** ms since 1970. */
  readonly at: number;
  readonly what: AccessKind;
}

const whatOf = {
  'access_as.opened': 'staff_looked',
  'device.added': 'device_added',
  'device.challenged': 'digits_sent',
  'device.refused': 'digits_wrong',
  'devices.ended': 'everywhere',
  'link.issued': 'link_made',
  'link.suspend': 'link_ended',
  'link.revoke': 'link_ended',
} as const;
const actions = [...Object.keys(whatOf), 'link.redeemed'];

export type AccessKind = (typeof whatOf)[keyof typeof whatOf] | 'opened' | 'registration_opened';

/** How the links of an attendee were used, newest first: also by staff, who look at the app as the attendee sees it. */
export const readAccesses = async (
  database: StoreDatabase,
  { event, attendeeId, limit }: { event: string; attendeeId: string; limit: number },
): Promise<readonly Access[]> => {
  const rows = await database
    .selectFrom('audit')
    .leftJoin('links', 'links.handle', 'audit.handle')
    .select(['audit.seq', 'audit.at', 'audit.action', 'links.kind'])
    .where('audit.event', '=', event)
    .where('audit.subject', '=', attendeeId)
    .where('audit.action', 'in', actions)
    .orderBy('audit.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ at, action, kind }) => {
    const what = readWhat(action, kind);
    return what === undefined ? [] : [{ at, what }];
  });
};

const readWhat = (action: string, kind: string | null): AccessKind | undefined => {
  if (kind === 'access-as' && action !== 'access_as.opened') return undefined;
  if (action === 'link.redeemed') return kind === 'registration' ? 'registration_opened' : 'opened';
  return Object.entries(whatOf).find(([name]) => name === action)?.[1];
};
