import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import type { AuditLine } from './auditLine.ts';
import { readAudit, verifyAudit, type AuditQuery } from './readAudit.ts';

export interface AuditReader {
  /** Newest first. */
  readonly audit: (query: Omit<AuditQuery, 'event'>) => Promise<readonly AuditLine[]>;
  /** Whether the audit log is as it was written; else the first line that is not. */
  readonly verifyAudit: () => ReturnType<typeof verifyAudit>;
}

export const createAuditReader = ({ database }: StoreContext): AuditReader => {
  const eventId = async (): Promise<string> => (await readEvent(database))?.id ?? '';
  return {
    audit: async (query) => readAudit(database, { ...query, event: await eventId() }),
    verifyAudit: async () => verifyAudit(database, await eventId()),
  };
};
