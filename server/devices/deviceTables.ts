/** The tables of devices as Kysely sees them; migrations.ts says what each column means. */
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
  readonly known_devices: {
    readonly event: string;
    readonly kind: string;
    readonly subject: string;
    readonly scope: string;
    readonly token_hash: string;
    readonly generation: number;
    readonly added_at: number;
    readonly ended_at: number | null;
  };
}
