import type { Every } from '#shared/model/ports.ts';
import { err, type Result } from '#shared/model/result.ts';
import { describeDefect } from '../http/describeDefect.ts';
import type { StoreContext } from '../storeContext.ts';
import type { MailJobRow } from '../mail/mailTables.ts';
import type { MailMaking, PreparedMail } from '../mail/prepareMail.ts';
import { readMailMaking } from '../mail/readMailMaking.ts';
import { claimMails } from './claimMails.ts';
import { createEnding } from './createEnding.ts';
import type { MailOutcome } from './endMail.ts';
import { makeMails, type MakeMailError } from './makeMails.ts';
import type { MailTransport } from './mailTransport.ts';

export interface MailWorkerOptions {
  readonly transport: MailTransport;
  /** Over all processes; 100 unless told. Codes for new devices are not counted. */
  readonly perMinute?: number;
  readonly leaseMs?: number;
}

type MadeMail = Result<PreparedMail, MakeMailError | 'defect'>;

interface MailWorkerDeps extends MailWorkerOptions {
  readonly context: StoreContext;
  readonly every: Every;
  /** No other process sends mails of this database. */
  readonly isAlone: boolean;
  /** Making mails may add facts to the log. */
  readonly onMade: () => Promise<void>;
}

export interface MailWorker {
  /** Looks into the queue now, and ends when nothing in it may go at this moment. */
  readonly run: () => Promise<void>;
  /** Lets mails that are on their way end. */
  readonly stop: () => Promise<void>;
}

/**
 * Sends what is in the queue for as long as the process lives. A mail is claimed, made, handed over and noted as sent, in this
 * order: a process that dies between the last two leaves a mail that went and is sent once more, with the same Message-ID.
 */
export const createMailWorker = (deps: MailWorkerDeps): MailWorker => {
  const { context, transport, every, isAlone, onMade } = deps;
  const { perMinute = 100, leaseMs = 120_000 } = deps;
  const { database, clock, random, log, crashPoint } = context;
  const worker = Buffer.from(random(8)).toString('hex');
  const msPerMail = 60_000 / perMinute;
  const mostAtOnce = Math.max(1, Math.min(20, Math.ceil(perMinute / 60)));
  const end = createEnding(context);
  let isStopped = false;
  let isFree = !isAlone;
  let running: Promise<void> | null = null;

  const sendOne = async (row: MailJobRow, made: MadeMail): Promise<void> => {
    const outcome = made.ok ? await attempt(made.value, row) : made;
    await end({ row, outcome });
    if (outcome.ok) return;
    const { code, details } = outcome.error;
    const level = code === 'defect' || code === 'no_service' ? 'error' : 'warn';
    const status = details?.['status'] ?? null;
    log.write(level, 'mail not sent', { mail: row.id, problem: code, status });
  };

  /** All at once; where one of them cannot be made, each by itself, so that it takes no other along. */
  const makeAll = async (
    making: MailMaking,
    rows: readonly MailJobRow[],
  ): Promise<readonly MadeMail[]> => {
    try {
      return await makeMails(context, making, rows);
    } catch (error) {
      if (rows.length === 1) return [defect(error, rows[0]?.kind)];
      const made: MadeMail[] = [];
      for (const row of rows) made.push(...(await makeAll(making, [row])));
      return made;
    }
  };

  const attempt = async (prepared: PreparedMail, row: MailJobRow): Promise<MailOutcome> => {
    try {
      const mail = await prepared.compose();
      crashPoint('mail.made');
      const sent = await transport.send({ ...mail, id: row.id });
      crashPoint('mail.sent');
      return sent;
    } catch (error) {
      return defect(error, row.kind);
    }
  };

  const defect = (error: unknown, kind: string | undefined) => {
    if (!(error instanceof Error)) throw error;
    log.write('error', 'mail could not be made', describeDefect(error, kind));
    return err('defect');
  };

  const sendDue = async (): Promise<void> => {
    for (;;) {
      const making = await readMailMaking(context);
      if (!making.ok || isStopped) return;
      const event = making.value.event.id;
      if (!isFree) await freeAll(event);
      const claim = { event, worker, leaseMs, most: mostAtOnce, msPerMail };
      const rows = await claimMails(context, claim);
      if (rows.length === 0) return;
      const made = await makeAll(making.value, rows);
      await Promise.all(rows.map((row, no) => sendOne(row, made[no] ?? err('defect'))));
      await onMade();
    }
  };

  /** What a former process of this file had claimed. */
  const freeAll = async (event: string): Promise<void> => {
    await database
      .updateTable('mail_jobs')
      .set({ state: 'waiting', claimed_by: null, claimed_until: null })
      .where('event', '=', event)
      .where('state', '=', 'sending')
      .execute();
    isFree = true;
  };

  const keepClaims = async (): Promise<void> => {
    await database
      .updateTable('mail_jobs')
      .set({ claimed_until: clock() + leaseMs })
      .where('claimed_by', '=', worker)
      .where('state', '=', 'sending')
      .execute();
  };

  /** The database is away, say: it is asked again. */
  const report = (error: unknown): void => {
    if (!(error instanceof Error)) throw error;
    log.write('error', 'mail queue cannot be read', describeDefect(error, 'mail'));
  };

  const run = (): Promise<void> => {
    running ??= sendDue()
      .catch(report)
      .finally(() => {
        running = null;
      });
    return running;
  };

  const stopLooking = every(lookMs, () => void run());
  const stopKeeping = every(leaseMs / 4, () => {
    if (running !== null) void keepClaims().catch(report);
  });

  return {
    run,
    stop: async () => {
      isStopped = true;
      stopLooking();
      stopKeeping();
      await running;
      transport.close();
    },
  };
};

const lookMs = 1000;
