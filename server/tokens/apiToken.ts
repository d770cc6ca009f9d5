import { z } from 'zod';
import type { ApiTokenRow } from './tokenTables.ts';

/** All that a program may be allowed to do. To approve an export with codes takes a person, so there is no scope for it. */
export const tokenScopes = [
  'attendees:read',
  'attendees:write',
  'links:read',
  'links:manage',
  'templates:read',
  'templates:write',
  'mail:read',
  'mail:send',
  'campaigns:read',
  'campaigns:manage',
  'sponsors:read',
  'sponsors:manage',
  'programme:read',
  'programme:write',
  'stations:read',
  'audit:read',
] as const;
export const TokenScope = z.enum(tokenScopes);
export type TokenScope = z.infer<typeof TokenScope>;

/** A token without its secret; times are ms since 1970. `token:<id>` is what the audit calls it. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revokedAt: number | null;
  /** To the minute; null before it was used. */
  readonly usedAt: number | null;
}

export const toApiToken = (row: ApiTokenRow): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: z.array(TokenScope).parse(JSON.parse(row.scopes)),
  createdBy: row.created_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
  usedAt: row.used_at,
});
