import { displayName } from '#shared/model/attendee.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { lockLog } from '../log/lockLog.ts';
import { readAttendees } from '../log/people.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  cardFields,
  readCardSettings,
  writeCardSettings,
  type CardField,
  type CardSettings,
} from './cardSettings.ts';
import { findExchange, stateAfterScan, toExchange, writeScan, type Exchange } from './exchange.ts';
import { readBadge, type ReadBadgeError } from './readBadge.ts';

/** Somebody's card as another sees it: never more than what they agreed to hand over. */
export interface Card {
  /** Of the exchange; it says nothing of the person. */
  readonly id: string;
  readonly name: string;
  readonly fields: Readonly<Partial<Record<CardField, string>>>;
  /** What the other side has of the one who looks. */
  readonly given: readonly CardField[];
}

export interface CardBox {
  readonly received: readonly Card[];
  /** Of people who ask for the own card. */
  readonly questions: readonly Card[];
  /** Own questions without an answer, of whomever; ms since 1970. */
  readonly waiting: readonly { readonly id: string; readonly at: number }[];
}

export type ScanBadgeError = ReadBadgeError | 'own_badge' | 'no_event';

/** Attendees exchange cards by scanning each other's badges. */
export interface Cards {
  readonly settings: (attendeeId: string) => Promise<CardSettings>;
  readonly saveSettings: (attendeeId: string, settings: CardSettings) => Promise<void>;
  readonly box: (attendeeId: string) => Promise<CardBox>;
  /** `asked` also where somebody wants no questions or has said no: the one who scans cannot tell. */
  readonly scan: (
    attendeeId: string,
    text: string,
  ) => Promise<Result<'given' | 'asked', ScanBadgeError>>;
  readonly answer: (
    attendeeId: string,
    answer: { readonly id: string; readonly isGiven: boolean },
  ) => Promise<void>;
  /** By either side; then it is gone on both. An own question is taken back by it. */
  readonly withdraw: (attendeeId: string, id: string) => Promise<void>;
}

export const createCards = (context: StoreContext): Cards => {
  const { database, clock } = context;

  const write = async <Value>(
    work: (trx: StoreTransaction, event: Event) => Promise<Value>,
  ): Promise<Value | undefined> => {
    const event = await readEvent(database);
    if (event === null) return undefined;
    return database.transaction().execute(async (trx) => {
      await lockLog(trx, event.id);
      return work(trx, event);
    });
  };

  const note = (trx: StoreTransaction, event: string, done: Done): Promise<void> =>
    appendAudit(trx, { event, now: clock() }, [
      {
        actor: `attendee:${done.by}`,
        action: `card.${done.action}`,
        subject: done.partner,
        details: { exchange: done.id },
      },
    ]);

  /** The exchange of this id, if it is this person's. */
  const ofPerson = async (
    trx: StoreTransaction,
    event: string,
    { id, self }: { readonly id: string; readonly self: string },
  ): Promise<Exchange | undefined> => {
    const row = await trx
      .selectFrom('card_exchanges')
      .selectAll()
      .where('event', '=', event)
      .where('id', '=', id)
      .where((fields) => fields.or([fields('one', '=', self), fields('other', '=', self)]))
      .executeTakeFirst();
    return row === undefined ? undefined : toExchange(row, self);
  };

  return {
    settings: async (attendeeId) =>
      readCardSettings(database, (await readEvent(database))?.id ?? '', attendeeId),

    saveSettings: async (attendeeId, settings) => {
      await write(async (trx, event) => {
        const now = clock();
        await writeCardSettings(trx, { event: event.id, attendee: attendeeId, now }, settings);
        await appendAudit(trx, { event: event.id, now }, [
          {
            actor: `attendee:${attendeeId}`,
            action: 'card.settings',
            subject: attendeeId,
            details: { mode: settings.mode, fields: settings.fields.join(' ') },
          },
        ]);
      });
    },

    box: async (attendeeId) =>
      (await database.transaction().execute(async (trx) => {
        const event = await readEvent(trx);
        return event === null ? undefined : readBox(trx, event.id, attendeeId);
      })) ?? { received: [], questions: [], waiting: [] },

    scan: async (self, text) => {
      const known = await readEvent(database);
      if (known === null) return err('no_event');
      // Before the log is locked: finding somebody by their badge may take a while among many.
      const read = await readBadge(database, { event: known, text, now: clock() });
      if (!read.ok) return read;
      const partner = read.value.id;
      if (partner === self) return err('own_badge');
      const state = await write(async (trx, event) => {
        const former = await findExchange(trx, event.id, { self, partner });
        const settings = await readCardSettings(trx, event.id, partner);
        const next = stateAfterScan(former, settings);
        if (former?.state === 'given') return next;
        const id = await writeScan(trx, context, {
          ...{ event: event.id, self, partner, state: next, former },
        });
        const action = next === 'given' ? 'given' : 'asked';
        await note(trx, event.id, { by: self, action, partner, id });
        return next;
      });
      return ok(state === 'given' ? 'given' : 'asked');
    },

    answer: async (self, { id, isGiven }) => {
      await write(async (trx, event) => {
        const found = await ofPerson(trx, event.id, { id, self });
        if (found?.state !== 'asked' || found.askedBySelf) return;
        const { fields } = await readCardSettings(trx, event.id, self);
        const own = self < found.partner ? 'one_fields' : 'other_fields';
        await trx
          .updateTable('card_exchanges')
          .set({
            state: isGiven ? 'given' : 'declined',
            answered_at: clock(),
            ...(isGiven ? { [own]: JSON.stringify(fields) } : nothingGiven),
          })
          .where('id', '=', id)
          .execute();
        const action = isGiven ? 'given' : 'declined';
        await note(trx, event.id, { by: self, action, partner: found.partner, id });
      });
    },

    withdraw: async (self, id) => {
      await write(async (trx, event) => {
        const found = await ofPerson(trx, event.id, { id, self });
        if (found === undefined || found.state === 'withdrawn') return;
        if (found.state !== 'given' && !found.askedBySelf) return;
        await trx
          .updateTable('card_exchanges')
          .set({
            // A no is kept in mind, so that asking anew does not get past it.
            state: found.state === 'declined' ? 'declined' : 'withdrawn',
            ...nothingGiven,
            ended_by: self,
          })
          .where('id', '=', id)
          .execute();
        await note(trx, event.id, { by: self, action: 'withdrawn', partner: found.partner, id });
      });
    },
  };
};

interface Done {
  readonly by: string;
  readonly action: 'asked' | 'given' | 'declined' | 'withdrawn';
  readonly partner: string;
  readonly id: string;
}

const nothingGiven = { one_fields: '[]', other_fields: '[]' };

const readBox = async (trx: StoreTransaction, event: string, self: string): Promise<CardBox> => {
  const rows = await trx
    .selectFrom('card_exchanges')
    .selectAll()
    .where('event', '=', event)
    .where((fields) => fields.or([fields('one', '=', self), fields('other', '=', self)]))
    .orderBy('asked_at', 'desc')
    .execute();
  const received: Card[] = [];
  const questions: Card[] = [];
  const waiting: CardBox['waiting'][number][] = [];
  for (const row of rows) {
    const found = toExchange(row, self);
    const { id, state, askedBySelf, askedAt, endedBy } = found;
    if (state === 'given' || (state === 'asked' && !askedBySelf)) {
      const card = await readCard(trx, event, found);
      if (card !== undefined) (state === 'given' ? received : questions).push(card);
    } else if (state !== 'withdrawn' && askedBySelf && endedBy !== self) {
      waiting.push({ id, at: askedAt });
    }
  }
  return { received, questions, waiting };
};

/** What was agreed to and is not turned off since. */
const readCard = async (
  trx: StoreTransaction,
  event: string,
  { id, partner, self, partnerFields, ownFields }: Exchange,
): Promise<Card | undefined> => {
  const person = (await readAttendees(trx, event, [partner])).get(partner);
  if (person === undefined) return undefined;
  const partners = (await readCardSettings(trx, event, partner)).fields;
  const own = (await readCardSettings(trx, event, self)).fields;
  const shown = cardFields.filter(
    (field) => partnerFields.includes(field) && partners.includes(field) && person[field] !== '',
  );
  return {
    id,
    name: displayName(person),
    fields: Object.fromEntries(shown.map((field) => [field, person[field]])),
    given: ownFields.filter((field) => own.includes(field)),
  };
};
