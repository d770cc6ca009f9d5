/** `api_tokens` as Kysely sees it. */
export interface TokenTables {
  readonly api_tokens: ApiTokenRow;
}

export interface ApiTokenRow {
  readonly id: string;
  readonly event: string;
  readonly name: string;
  readonly secret_hash: string;
  readonly scopes: string;
  readonly created_by: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly revoked_at: number | null;
  readonly used_at: number | null;
}
