/** `device_challenges` as Kysely sees it. */
export interface DeviceTables {
  readonly device_challenges: {
    readonly id: string;
    readonly event: string;
    readonly subject: string;
    readonly kind: string;
    readonly link: string;
    readonly code_hash: string | null;
    readonly expires_at: number;
    readonly tries: number;
    readonly created_at: number;
    readonly proven_at: number | null;
  };
}
