import { v7 as uuidv7 } from 'uuid';
import { err, ok, type Result } from '#shared/model/result.ts';
import { secretOf, type Secret } from '#shared/model/secret.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { lockLog } from '../log/lockLog.ts';
import { sha256 } from '../log/hashFact.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { toApiToken, type ApiToken, type TokenScope } from './apiToken.ts';

export interface TokenToMake {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly days: number;
  readonly actor: Actor;
}

/** Tokens with which programs use the HTTP API, each for what its scopes say and nothing else. */
export interface TokenRegister {
  /** `text` is shown once; the store keeps its hash. */
  readonly make: (
    wanted: TokenToMake,
  ) => Promise<Result<{ readonly token: ApiToken; readonly text: Secret }, MakeTokenError>>;
  /** The token of this text, if it still counts. */
  readonly read: (text: string) => Promise<ApiToken | undefined>;
  /** It counts no more from this moment on. */
  readonly revoke: (id: string, actor: Actor) => Promise<Result<ApiToken, 'unknown_token'>>;
  /** Newest first, also those that count no more. */
  readonly list: () => Promise<readonly ApiToken[]>;
}

export type MakeTokenError = 'no_event' | 'invalid_input';

const day = 24 * 3_600_000;
const longestDays = 366;
const usedEveryMs = 60_000;

export const createTokenRegister = (context: StoreContext): TokenRegister => {
  const { database, clock, random } = context;
  return {
    make: async ({ name, scopes, days, actor }) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      const isWhole = Number.isInteger(days) && days >= 1 && days <= longestDays;
      const trimmed = name.trim().slice(0, 100);
      if (trimmed === '' || scopes.length === 0 || !isWhole) return err('invalid_input');
      const now = clock();
      const text = `lk1_${Buffer.from(random(32)).toString('base64url')}`;
      const row = {
        id: uuidv7({ msecs: now, random: random(16) }),
        event: event.id,
        name: trimmed,
        secret_hash: sha256(text),
        scopes: JSON.stringify([...new Set(scopes)].toSorted()),
        created_by: actor,
        created_at: now,
        expires_at: now + days * day,
        revoked_at: null,
        used_at: null,
      };
      await database.transaction().execute(async (trx) => {
        await lockLog(trx, event.id);
        await trx.insertInto('api_tokens').values(row).execute();
        await appendAudit(trx, { event: event.id, now }, [
          {
            actor,
            action: 'token.made',
            subject: row.id,
            details: { scopes: [...scopes].join(' '), days },
          },
        ]);
      });
      return ok({ token: toApiToken(row), text: secretOf(text) });
    },

    read: async (text) => {
      const now = clock();
      const row = await database
        .selectFrom('api_tokens')
        .selectAll()
        .where('secret_hash', '=', sha256(text))
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      if (row.used_at === null || row.used_at <= now - usedEveryMs) {
        await database
          .updateTable('api_tokens')
          .set({ used_at: now })
          .where('id', '=', row.id)
          .execute();
      }
      return toApiToken(row);
    },

    revoke: async (id, actor) =>
      database.transaction().execute(async (trx) => {
        const now = clock();
        const row = await trx
          .updateTable('api_tokens')
          .set({ revoked_at: now })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return err('unknown_token');
        await appendAudit(trx, { event: row.event, now }, [
          { actor, action: 'token.revoked', subject: id },
        ]);
        return ok(toApiToken(row));
      }),

    list: async () => {
      const rows = await database
        .selectFrom('api_tokens')
        .selectAll()
        .orderBy('id', 'desc')
        .execute();
      return rows.map(toApiToken);
    },
  };
};
