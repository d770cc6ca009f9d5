import { Link } from './link.ts';

/** `links` as Kysely sees it. */
export interface LinkRow {
  readonly handle: string;
  readonly event: string;
  readonly kind: string;
  readonly subject: string;
  readonly scope: string;
  readonly generation: number;
  /** SHA-256 (hex) of the whole secret text, prefix and checksum too. */
  readonly secret_hash: string;
  readonly state: string;
  readonly not_before: number;
  readonly expires_at: number;
  readonly uses: number;
  readonly max_uses: number | null;
  readonly bound_to: string | null;
  readonly issued_by: string;
  readonly issued_at: number;
  readonly reason: string;
  readonly supersedes: string | null;
}

export const toLink = (row: Omit<LinkRow, 'secret_hash'>): Link =>
  Link.parse({
    handle: row.handle,
    kind: row.kind,
    subject: row.subject,
    scope: row.scope,
    generation: row.generation,
    state: row.state,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    uses: row.uses,
    maxUses: row.max_uses,
    boundTo: row.bound_to,
    issuedBy: row.issued_by,
    issuedAt: row.issued_at,
    reason: row.reason,
    supersedes: row.supersedes,
  });
