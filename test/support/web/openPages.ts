import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createTokenStore, type TokenStore } from '#server/createTokenStore.ts';
import type { LinkToIssue } from '#server/links/issueLink.ts';
import { linkUrl } from '#server/links/linkUrl.ts';
import { listenTokenStore } from '#server/serve.ts';
import type { PrivateLinkKind } from '#shared/codes/findPrivateLink.ts';
import { Attendee } from '#shared/model/attendee.ts';
import type { Session } from '#shared/model/checkpoint.ts';
import { anAttendee } from '#test/support/seedStation.ts';
import { joinStation } from './joinStation.ts';
import { createMemoryLog, eventStart } from '#test/support/server/setupTokenStore.ts';

const hour = 3_600_000;

/** Invented people whom every test of the pages has. */
export const pagePeople: readonly Attendee[] = [
  { id: 'ada', firstName: 'Ada', lastName: 'Beispiel', email: 'ada@example.org', company: 'Acme' },
  { id: 'musa', firstName: 'موسى', lastName: 'المثال', email: 'musa@example.org', company: 'مثال' },
  { id: 'zoe', firstName: 'Zoë', lastName: 'Modèle', email: 'zoe@example.org', company: 'Bêta SA' },
].map((person, no) => anAttendee({ ...person, subject: `00000000000000a${no}` }));

export interface OpenPages {
  readonly store: TokenStore;
  /** The store's clock; tests set it. */
  readonly time: { now: number };
  readonly logLines: readonly string[];
  readonly url: string;
  readonly dataDir: string;
  /** Issues a link, and gives its whole address and handle. */
  readonly link: (
    kind: PrivateLinkKind,
    subject: string,
    more?: Partial<LinkToIssue>,
  ) => Promise<{ readonly url: string; readonly text: string; readonly handle: string }>;
  /** Lays these sessions to the programme. */
  readonly programme: (sessions: readonly Session[]) => Promise<void>;
  /** Somebody whom nobody has met before; gives their id. */
  readonly newcomer: (fields?: Partial<Attendee>) => Promise<string>;
  readonly peopleNamed: (firstName: string) => Promise<readonly Attendee[]>;
  /** Lines of the audit log about this person whose action begins so, oldest first. */
  readonly auditOf: (
    subject: string,
    action: string,
  ) => Promise<readonly { readonly actor: string; readonly action: string }[]>;
  /** What mails to this person wait in the queue are to say. */
  readonly queuedMails: (subject: string) => Promise<readonly unknown[]>;
  readonly close: () => Promise<void>;
}

/** A token store in a folder of its own with an event and people, serving its pages on loopback a week before the event. */
export const openPages = async (): Promise<OpenPages> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lanyard-pages-'));
  const time = { now: eventStart - 7 * 24 * hour };
  const log = createMemoryLog();
  const opened = await createTokenStore({
    place: { kind: 'sqlite', path: join(dataDir, 'store.sqlite') },
    clock: () => time.now,
    random: randomBytes,
    log,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const store = opened.value;
  await store.createEvent({
    name: 'Meadow Days',
    timeZone: 'Europe/Berlin',
    startsAt: eventStart,
    endsAt: eventStart + 10 * hour,
    rehearsal: false,
  });
  await store.people.add(pagePeople, 'terminal');
  const running = await listenTokenStore({ store });
  let newcomers = 0;
  return {
    store,
    time,
    logLines: log.lines,
    url: running.url,
    dataDir,
    link: async (kind, subject, more = {}) => {
      const issued = await store.links.issue([
        { kind, subject, actor: 'terminal', reason: 'invitation', ...more },
      ]);
      const [first] = issued.ok ? issued.value : [];
      if (first === undefined) throw new Error('not issued');
      const url = linkUrl(running.url, kind, first.text).reveal();
      return { url, text: first.text.reveal(), handle: first.link.handle };
    },
    programme: async (sessions) => {
      const desk = await joinStation(store, dataDir);
      await desk.tell('programmeImported', null, { sessions: [...sessions], checkpoints: [] });
    },
    newcomer: async (fields = {}) => {
      newcomers += 1;
      const id = fields.id ?? `newcomer-${newcomers}`;
      const subject = `b${String(newcomers).padStart(15, '0')}`;
      const email = `${id}@example.org`;
      const person = { firstName: 'Neu', lastName: `Gast ${newcomers}`, email, subject };
      await store.people.add([anAttendee({ ...person, ...fields, id })], 'terminal');
      return id;
    },
    peopleNamed: async (firstName) => {
      const rows = await read(dataDir, 'SELECT data FROM attendees ORDER BY id');
      return rows
        .map((data) => Attendee.parse(data))
        .filter((person) => person.firstName === firstName);
    },
    auditOf: async (subject, action) => {
      const rows = await read(
        dataDir,
        `SELECT json_object('actor', actor, 'action', action, 'details', details) AS data
           FROM audit WHERE subject = ? AND action LIKE ? ORDER BY seq`,
        ...[subject, `${action}%`],
      );
      return z.array(z.looseObject({ actor: z.string(), action: z.string() })).parse(rows);
    },
    queuedMails: (subject) =>
      read(dataDir, 'SELECT data FROM mail_jobs WHERE subject = ? ORDER BY id', subject),
    close: async () => {
      await running.close();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

const Rows = z.array(z.object({ data: z.string() }));

/** The column `data` of the store's file, past the store. */
const read = async (
  dataDir: string,
  query: string,
  ...values: readonly string[]
): Promise<readonly unknown[]> => {
  const file = new Database(join(dataDir, 'store.sqlite'), { readonly: true });
  try {
    const rows = Rows.parse(file.prepare(query).all(...values));
    return rows.map(({ data }): unknown => JSON.parse(data));
  } finally {
    file.close();
  }
};
