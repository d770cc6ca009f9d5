import { sha256 } from '../log/hashFact.ts';

/** A line of the audit log without its place in the chain. */
export interface AuditLine {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
  readonly handle: string | null;
  readonly reason: string;
  /** JSON. */
  readonly details: string;
}

/** SHA-256 (hex) over the hash of the line before and this line as a JSON array in the order of `AuditLine`. */
export const hashAudit = (line: AuditLine, previousHash: string): string => {
  const { seq, at, actor, action, subject, handle, reason, details } = line;
  return sha256(
    previousHash + JSON.stringify([seq, at, actor, action, subject, handle, reason, details]),
  );
};
