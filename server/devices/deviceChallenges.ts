import { createHmac, timingSafeEqual } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { privateLinkKinds, type PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import type { Language } from '#shared/model/language.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { deriveKey } from '../codes/deriveKey.ts';
import type { StoreTransaction } from '../database/tables.ts';
import { createWriter } from '../log/createWriter.ts';
import { addressOf } from '../mail/addressOf.ts';
import { queueMail } from '../mail/queueMail.ts';
import type { StoreContext } from '../storeContext.ts';

export interface DeviceToProve {
  /** Whose device it says it is: the subject of the link that was opened. */
  readonly subject: string;
  readonly kind: PrivateLinkKind;
  /** The handle of that link. */
  readonly link: string;
  readonly language: Language;
  readonly actor: Actor;
}

export interface Challenge {
  readonly id: string;
  /** ms since 1970. */
  readonly expiresAt: number;
}

export type ChallengeError = 'no_event' | 'no_address' | 'too_many';
export type ProveError = 'wrong_code' | 'challenge_over';
export type ProvenDevice = Pick<DeviceToProve, 'subject' | 'kind' | 'link'>;

const lifetimeMs = 10 * 60_000;
const mostTries = 5;
/** Mails to one person within the lifetime of a challenge: a link that was stolen must not fill its owner's inbox. */
const mostChallenges = 5;

/** Asks the owner of a link by mail: six digits are made when the mail is, and go to the address of that moment. */
export const challengeDevice = async (
  context: StoreContext,
  { subject, kind, link, language, actor }: DeviceToProve,
): Promise<Result<Challenge, ChallengeError>> => {
  const { database, clock, random } = context;
  return createWriter(database)<Challenge, ChallengeError>(async (trx, event) => {
    const now = clock();
    const owner = await addressOf(trx, event.id, subject);
    if (owner === undefined || owner.address === null) return err('no_address');
    const { recent } = await trx
      .selectFrom('device_challenges')
      .select((fields) => fields.fn.countAll().as('recent'))
      .where('event', '=', event.id)
      .where('subject', '=', subject)
      .where('created_at', '>', now - lifetimeMs)
      .executeTakeFirstOrThrow();
    if (Number(recent) >= mostChallenges) return err('too_many');
    const id = uuidv7({ msecs: now, random: random(16) });
    const expiresAt = now + lifetimeMs;
    await trx
      .insertInto('device_challenges')
      .values({
        id,
        event: event.id,
        subject,
        kind,
        link,
        code_hash: null,
        expires_at: expiresAt,
        tries: 0,
        created_at: now,
        proven_at: null,
      })
      .execute();
    const job = { kind: 'device_code', challenge: id, language } as const;
    await queueMail(trx, context, { event: event.id, job, subjects: [subject], actor });
    await appendAudit(trx, { event: event.id, now }, [
      { actor, action: 'device.challenged', subject, handle: link, details: { kind } },
    ]);
    return ok({ id, expiresAt });
  });
};

/** Fresh digits for a mail that is being made, within its transaction; only their HMAC is kept. Undefined: it is over. */
export const makeDeviceCode = async (
  trx: StoreTransaction,
  context: Pick<StoreContext, 'clock' | 'random'>,
  { id, key }: { readonly id: string; readonly key: Buffer },
): Promise<Secret | undefined> => {
  const digits = drawDigits(context);
  const row = await trx
    .updateTable('device_challenges')
    .set({ code_hash: hashCode(key, id, digits) })
    .where('id', '=', id)
    .where('expires_at', '>', context.clock())
    .where('proven_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row === undefined ? undefined : secretOf(digits);
};

/** Five tries in ten minutes, and the right digits count once. A try is counted before it is looked at. */
export const proveDevice = async (
  context: StoreContext,
  id: string,
  code: string,
): Promise<Result<ProvenDevice, ProveError>> => {
  const { database, clock } = context;
  const key = await deriveKey(context, 'device code');
  if (key === undefined) return err('challenge_over');
  return database.transaction().execute(async (trx) => {
    const now = clock();
    const row = await trx
      .updateTable('device_challenges')
      .set((fields) => ({ tries: fields('tries', '+', 1) }))
      .where('id', '=', id)
      .where('tries', '<', mostTries)
      .where('expires_at', '>', now)
      .where('proven_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return err('challenge_over');
    const { event, subject, link } = row;
    const digits = code.replaceAll(/\s/g, '');
    if (row.code_hash === null || !isSame(hashCode(key, id, digits), row.code_hash)) {
      await appendAudit(trx, { event, now }, [
        { actor: 'store', action: 'device.refused', subject, handle: link },
      ]);
      return err('wrong_code', { left: mostTries - row.tries });
    }
    await trx
      .updateTable('device_challenges')
      .set({ proven_at: now })
      .where('id', '=', id)
      .execute();
    await appendAudit(trx, { event, now }, [
      { actor: 'store', action: 'device.proven', subject, handle: link },
    ]);
    return ok({ subject, link, kind: Kind.parse(row.kind) });
  });
};

const Kind = z.enum(privateLinkKinds);

const hashCode = (key: Buffer, id: string, digits: string): string =>
  createHmac('sha256', key).update(`${id}\0${digits}`).digest('hex');

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Each of the million as likely as any other: of 32 bits the last few are drawn again. */
const drawDigits = ({ random }: Pick<StoreContext, 'random'>): string => {
  for (;;) {
    const drawn = Buffer.from(random(4)).readUInt32BE();
    if (drawn < 4_294_000_000) return String(drawn % 1_000_000).padStart(6, '0');
  }
};
