import { z } from 'zod';
import { v7 as uuidv7 } from 'uuid';
import type { StoreTransaction } from '../database/tables.ts';
import type { StoreContext } from '../storeContext.ts';
import { CardFields, readCardSettings, type CardField, type CardSettings } from './cardSettings.ts';
import type { ExchangeRow } from './cardTables.ts';

export const ExchangeState = z.enum(['asked', 'ignored', 'given', 'declined', 'withdrawn']);
export type ExchangeState = z.infer<typeof ExchangeState>;

/** Two people and their cards, as one of them (`self`) sees it. */
export interface Exchange {
  readonly id: string;
  readonly self: string;
  readonly partner: string;
  readonly state: ExchangeState;
  readonly askedBySelf: boolean;
  /** What each hands over beside the name. */
  readonly ownFields: readonly CardField[];
  readonly partnerFields: readonly CardField[];
  readonly askedAt: number;
  readonly endedBy: string | null;
}

/** What becomes of an exchange when `self` scans the badge of `partner`, who has these settings. A pure function. */
export const stateAfterScan = (
  former: Pick<Exchange, 'state' | 'askedBySelf' | 'endedBy' | 'self'> | undefined,
  { mode }: Pick<CardSettings, 'mode'>,
): ExchangeState => {
  const byConsent = ({ give: 'given', ask: 'asked', off: 'ignored' } as const)[mode];
  if (former === undefined) return byConsent;
  switch (former.state) {
    case 'given':
      return 'given';
    case 'withdrawn':
      // Who took the card back from this very person is asked, whatever they give to others.
      return former.endedBy === former.self || byConsent !== 'given' ? byConsent : 'asked';
    case 'declined':
      // A no stands, until who said it scans the other.
      return former.askedBySelf ? 'declined' : 'given';
    case 'asked':
    case 'ignored':
      return former.askedBySelf ? byConsent : 'given';
  }
};

export const toExchange = (row: ExchangeRow, self: string): Exchange => {
  const isOne = row.one === self;
  const [own, partners] = isOne
    ? [row.one_fields, row.other_fields]
    : [row.other_fields, row.one_fields];
  return {
    id: row.id,
    self,
    partner: isOne ? row.other : row.one,
    state: ExchangeState.parse(row.state),
    askedBySelf: row.asked_by === self,
    ownFields: CardFields.parse(JSON.parse(own)),
    partnerFields: CardFields.parse(JSON.parse(partners)),
    askedAt: row.asked_at,
    endedBy: row.ended_by,
  };
};

export const findExchange = async (
  trx: StoreTransaction,
  event: string,
  { self, partner }: Pick<Exchange, 'self' | 'partner'>,
): Promise<Exchange | undefined> => {
  const { one, other } = inOrder(self, partner);
  const row = await trx
    .selectFrom('card_exchanges')
    .selectAll()
    .where('event', '=', event)
    .where('one', '=', one)
    .where('other', '=', other)
    .executeTakeFirst();
  return row === undefined ? undefined : toExchange(row, self);
};

/** Writes the outcome of a scan; each side hands over what their card says now, the scanned one only where it is given. */
export const writeScan = async (
  trx: StoreTransaction,
  { clock, random }: Pick<StoreContext, 'clock' | 'random'>,
  {
    event,
    self,
    partner,
    state,
    former,
  }: {
    readonly event: string;
    readonly self: string;
    readonly partner: string;
    readonly state: ExchangeState;
    readonly former: Exchange | undefined;
  },
): Promise<string> => {
  const now = clock();
  const { one, other } = inOrder(self, partner);
  const own = (await readCardSettings(trx, event, self)).fields;
  const partners = state === 'given' ? (await readCardSettings(trx, event, partner)).fields : [];
  const [oneFields, otherFields] = one === self ? [own, partners] : [partners, own];
  const id = former?.id ?? uuidv7({ msecs: now, random: random(16) });
  const written = {
    state,
    // Who was asked and scans in return only agrees.
    asked_by: state === 'given' && former?.askedBySelf === false ? partner : self,
    one_fields: JSON.stringify(oneFields),
    other_fields: JSON.stringify(otherFields),
    asked_at: now,
    answered_at: state === 'given' ? now : null,
    ended_by: null,
  };
  await trx
    .insertInto('card_exchanges')
    .values({ id, event, one, other, ...written })
    .onConflict((conflict) => conflict.columns(['event', 'one', 'other']).doUpdateSet(written))
    .execute();
  return id;
};

const inOrder = (self: string, partner: string) =>
  self < partner ? { one: self, other: partner } : { one: partner, other: self };
