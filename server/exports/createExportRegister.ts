import { err, ok, type Result } from '#shared/model/result.ts';
import { appendAudit, type Actor } from '../audit/appendAudit.ts';
import { createWriter } from '../log/createWriter.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  approveExport,
  listExports,
  requestExport,
  type ApproveExportError,
  type ExportRequest,
} from './exportRequests.ts';
import { exportTable } from './exportTable.ts';
import { listPeople } from './listPeople.ts';
import type { CodeExport, MakeExportError } from './makeCodeExport.ts';
import {
  rotateBatch,
  type BatchToRotate,
  type RotateBatchError,
  type RotatedBatch,
} from './rotateBatch.ts';
import { writeTable, type ExportFormat } from './writeTable.ts';

type Outcome<Value, Code extends string> = Promise<Result<Value, Code | 'no_event'>>;

/** Lists of attendees as files. Those with codes take two people, and are encrypted. */
export interface ExportRegister {
  /** Everybody, with no link or code. */
  readonly people: (wanted: {
    readonly format: ExportFormat;
    readonly actor: Actor;
  }) => Outcome<Buffer, never>;
  readonly request: (wanted: {
    readonly format: ExportFormat;
    readonly reason: string;
    readonly actor: Actor;
  }) => Outcome<ExportRequest, 'no_reason'>;
  /** By another person than the one who asked. */
  readonly approve: (wanted: ExportStep) => Outcome<ExportRequest, ApproveExportError>;
  /** By the one who asked, within a day, once. */
  readonly make: (wanted: ExportStep) => Outcome<CodeExport, MakeExportError>;
  /** Newest first. */
  readonly requests: () => Promise<readonly ExportRequest[]>;
  /** Supersedes all codes of an export that got into other hands. */
  readonly rotateBatch: (wanted: BatchToRotate) => Outcome<RotatedBatch, RotateBatchError>;
}

interface ExportStep {
  readonly id: string;
  readonly actor: Actor;
}

export const createExportRegister = (
  context: StoreContext,
  tellOwn: () => Promise<void>,
): ExportRegister => {
  const { database, clock } = context;

  const write = createWriter(database);

  return {
    people: async ({ format, actor }) => {
      const event = await readEvent(database);
      if (event === null) return err('no_event');
      const people = await listPeople(database, event.id);
      const file = await writeTable(exportTable(people), format);
      const details = { format, people: people.length };
      return write(async (trx) => {
        await appendAudit(trx, { event: event.id, now: clock() }, [
          { actor, action: 'export.people', details },
        ]);
        return ok(file);
      });
    },
    request: (wanted) =>
      write((trx, event) => requestExport(trx, context, { event: event.id, ...wanted })),
    approve: (wanted) =>
      write((trx, event) => approveExport(trx, context, { event: event.id, ...wanted })),
    make: async (wanted) => {
      // Encryption is a library that no other call needs.
      const { makeCodeExport } = await import('./makeCodeExport.ts');
      const made = await makeCodeExport(context, wanted);
      await tellOwn();
      return made;
    },
    requests: async () => {
      const event = await readEvent(database);
      return event === null ? [] : listExports(database, event.id);
    },
    rotateBatch: async (wanted) => {
      const rotated = await rotateBatch(context, wanted);
      await tellOwn();
      return rotated;
    },
  };
};
