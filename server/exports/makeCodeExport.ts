import { setImmediate as nextTurn } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Secret } from '#shared/model/secret.ts';
import type { Actor } from '../audit/appendAudit.ts';
import { drawCode } from '../codes/drawCode.ts';
import { signFor, withGenerations } from '../codes/issueCode.ts';
import { readStoreKey } from '../codes/storeKey.ts';
import { lockLog } from '../log/lockLog.ts';
import { readEvent } from '../readEvent.ts';
import type { StoreContext } from '../storeContext.ts';
import { encryptFiles } from './encryptFiles.ts';
import { startExport, type StartExportError } from './exportRequests.ts';
import { exportTable, type ListedPerson } from './exportTable.ts';
import { listPeople } from './listPeople.ts';
import { writeTable } from './writeTable.ts';

/** An encrypted list with entry codes; nothing of it is kept but which generations are in it. */
export interface CodeExport {
  readonly batch: string;
  readonly people: number;
  readonly zip: Uint8Array;
  readonly password: Secret;
}

export type MakeExportError = StartExportError | 'no_event' | 'no_key';

/**
 * Makes an approved export. Entry codes only, never a link: of everybody who has not canceled and whose codes were not taken
 * back, as text in the list and each as a picture, whose name is a number in the list. Each row and a text beside the list say
 * whose file it is.
 */
export const makeCodeExport = async (
  context: StoreContext,
  { id, actor }: { readonly id: string; readonly actor: Actor },
): Promise<Result<CodeExport, MakeExportError>> => {
  const { database, clock, random } = context;
  const event = await readEvent(database);
  if (event === null) return err('no_event');
  const key = await readStoreKey(context, event.rehearsal);
  if (key === undefined) return err('no_key');
  const started = await database.transaction().execute(async (trx) => {
    await lockLog(trx, event.id);
    return startExport(trx, context, { event: event.id, id, actor });
  });
  if (!started.ok) return started;
  const { batch, format, approvedBy, reason } = started.value;
  const now = clock();
  const watermark = `${batch} · ${actor} · ${new Date(now).toISOString()}`;

  const meant = (await listPeople(database, event.id)).filter(
    ({ attendee: { status, hold } }) => status !== 'canceled' && hold !== 'revoked',
  );
  const listed: ListedPerson[] = [];
  const pictures: Record<string, Uint8Array> = {};
  for (let start = 0; start < meant.length; start += peopleAtOnce) {
    const some = meant.slice(start, start + peopleAtOnce);
    const given = await giveGenerations(context, { event: event.id, batch, people: some });
    for (const person of given) {
      const { text } = await signFor(key, { event, attendee: person.attendee, medium: 'entry' });
      const picture = `codes/${String(listed.length + 1).padStart(5, '0')}.png`;
      pictures[picture] = drawCode(text);
      listed.push({ ...person, extra: [text, picture, watermark] });
      // Drawing is work of a millisecond or two; stations have their turn in between.
      if (listed.length % drawnAtOnce === 0) await nextTurn();
    }
  }
  const table = exportTable(listed, ['Entry code', 'Picture', 'Watermark']);
  const about = [
    `Entry codes of ${event.name}: ${listed.length} people. Batch ${batch}.`,
    `Made by ${actor} at ${new Date(now).toISOString()}, approved by ${approvedBy}, because: ${reason}`,
    'The column Picture names the picture of each code in the folder codes: QR, with its quiet zone.',
    'Whoever has a code from this list can enter in its owner’s place. Delete it when it has done its work.',
    `If it gets into other hands: lanyard server codes rotate-batch ${batch} --reason TEXT`,
  ];
  const files = {
    [`attendees.${format}`]: await writeTable(table, format),
    'READ-ME-FIRST.txt': Buffer.from(about.map((line) => `${line}\r\n`).join('')),
    ...pictures,
  };
  return ok({ batch, people: listed.length, ...(await encryptFiles(files, { random, now })) });
};

/** In one transaction: stations deliver what they have between two of them. */
const peopleAtOnce = 250;
const drawnAtOnce = 10;

interface Giving {
  readonly event: string;
  readonly batch: string;
  readonly people: readonly ListedPerson[];
}

/** Gives first codes to those who have none, and notes what the batch has of each. */
const giveGenerations = (
  context: StoreContext,
  { event, batch, people }: Giving,
): Promise<readonly ListedPerson[]> =>
  context.database.transaction().execute(async (trx) => {
    await lockLog(trx, event);
    const attendees = await withGenerations(trx, context, {
      event,
      attendeeIds: people.map(({ attendee }) => attendee.id),
      medium: 'entry',
    });
    const given = people.flatMap((person): readonly ListedPerson[] => {
      const attendee = attendees.get(person.attendee.id);
      return attendee === undefined || attendee.hold === 'revoked' ? [] : [{ ...person, attendee }];
    });
    const rows = given.map(({ attendee }) => ({
      batch,
      attendee: attendee.id,
      generation: attendee.entryGeneration,
    }));
    if (rows.length > 0) await trx.insertInto('export_codes').values(rows).execute();
    return given;
  });
