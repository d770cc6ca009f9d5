/** The tables of sponsors as Kysely sees them; sponsorStep.ts says what each column means. */
export interface SponsorTables {
  readonly sponsors: {
    readonly event: string;
    readonly id: string;
    readonly data: string;
    readonly profile: string;
    readonly created_at: number;
  };
  readonly sponsor_logos: {
    readonly event: string;
    readonly sponsor: string;
    readonly hash: string;
    readonly width: number;
    readonly height: number;
    readonly png: string;
  };
}
