/** The table of uploads as Kysely sees it; uploadStep.ts says what each column means. */
export interface UploadTables {
  readonly list_uploads: {
    readonly id: string;
    readonly event: string;
    readonly staff: string;
    readonly created_at: number;
    readonly sealed: string;
    readonly data: string;
  };
}
