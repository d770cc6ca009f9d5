import { randomBytes } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openBackend } from '#server/database/openBackend.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { systemEvery } from '#server/systemEvery.ts';
import type { Every } from '#shared/model/ports.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

const listOf = (people: number): Uint8Array =>
  Buffer.from(
    [
      'First name,Last name,Order number,Sessions',
      ...Array.from({ length: people }, (_, no) => `Ida,Beispiel ${no},W-${no},Scything`),
    ].join('\n'),
  );

const take = { fileName: 'list.csv', actor: 'terminal', mayPlan: true } as const;
const by = { actor: 'staff:kim', mayPlan: true } as const;
const owner = { staff: 'kim', cookie: 'a cookie' };

describe('a whole list', () => {
  test('adds nobody twice, also where another process takes the same one in meanwhile', async () => {
    const { store, open } = await setupTokenStore();
    const other = await open();
    const bytes = listOf(300);
    let inner: unknown;
    const outer = await store.lists.take({
      ...{ ...take, bytes },
      onProgress: async (done) => {
        if (done !== 250) return;
        inner = await other.lists.take({ ...take, bytes });
      },
    });
    expect(inner).toMatchObject({ value: { added: 50, unchanged: 250 } });
    expect(outer).toMatchObject({ value: { added: 250, unchanged: 50, changed: 0 } });
    expect((await store.people.find({ text: '', offset: 0, limit: 1 })).total).toBe(300);
    expect(await store.sessions()).toMatchObject([{ title: 'Scything' }]);
    expect(await store.verifyAudit()).toMatchObject({ isWhole: true });
  });

  test('is taken in once, by whoever presses first', async () => {
    const { store } = await setupTokenStore();
    const kept = await store.lists.waiting.keep(owner, { bytes: listOf(3), fileName: 'list.csv' });
    const id = kept.ok ? kept.value : '';
    const taken = await Promise.all([
      store.lists.waiting.take(id, owner, by),
      store.lists.waiting.take(id, owner, by),
    ]);
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await store.people.find({ text: '', offset: 0, limit: 1 })).total).toBe(3);
    expect(await store.lists.waiting.look(id, owner, by)).toMatchObject({
      value: { state: 'done', taken: { added: 3 } },
    });
  });

  test('is taken in once, also where its columns are corrected just then', async () => {
    const { store } = await setupTokenStore();
    const { keep, take: takeIn, correct } = store.lists.waiting;
    const kept = await keep(owner, { bytes: listOf(300), fileName: 'list.csv' });
    const id = kept.ok ? kept.value : '';
    const first = takeIn(id, owner, by);
    expect(await correct(id, owner, { kind: 'attendees' })).toMatchObject({ ok: true });
    const taken = await Promise.all([first, takeIn(id, owner, by)]);
    expect(taken.filter(({ ok }) => ok)).toMatchObject([{ value: { added: 300 } }]);
  });

  test('says how far it is while it is taken in', async () => {
    const { store } = await setupTokenStore();
    const bytes = listOf(1250);
    const kept = await store.lists.waiting.keep(owner, { bytes, fileName: 'list.csv' });
    const id = kept.ok ? kept.value : '';
    const seen: Promise<unknown>[] = [];
    onTestFinished(store.onNews(() => void seen.push(store.lists.waiting.look(id, owner, by))));
    expect(await store.lists.waiting.take(id, owner, by)).toMatchObject({
      value: { added: 1250 },
    });
    expect((await Promise.all(seen))[0]).toMatchObject({ value: { state: 'running' } });
  });

  test('waits sealed: neither another browser nor another member of staff opens it', async () => {
    const { store } = await setupTokenStore();
    const kept = await store.lists.waiting.keep(owner, { bytes: listOf(3), fileName: 'list.csv' });
    const id = kept.ok ? kept.value : '';
    for (const stranger of [
      { ...owner, cookie: 'another' },
      { ...owner, staff: 'lee' },
    ]) {
      expect(await store.lists.waiting.look(id, stranger, by)).toMatchObject({
        ok: false,
        error: { code: 'unknown_upload' },
      });
    }
  });

  test('that nobody takes in is deleted after an hour, also when no other comes', async () => {
    const { store, place, time, log } = await setupTokenStore();
    const looks: (() => void)[] = [];
    const every: Every = (_ms, run) => {
      looks.push(run);
      return () => undefined;
    };
    const opened = await openBackend(place, { random: randomBytes, every: systemEvery, log });
    if (!opened.ok) throw new Error(opened.error.code);
    onTestFinished(() => opened.value.close());
    const kept = async () =>
      (await opened.value.database.selectFrom('list_uploads').select('id').execute()).length;
    await store.lists.waiting.keep(owner, { bytes: listOf(3), fileName: 'list.csv' });
    for (const [later, left] of [
      [3_599_000, 1],
      [1000, 0],
    ] as const) {
      time.now += later;
      const server = await createHttpServer({ ...store, every }, { pages: { isSecure: false } });
      for (const look of looks.splice(0)) look();
      // Closing waits for what is under way.
      await server.close();
      expect(await kept()).toBe(left);
    }
    expect(log.lines.join()).not.toContain('could not be deleted');
  });

  test('whose cells are longer than people can be costs those cells, not the others’ rows', async () => {
    const { store } = await setupTokenStore();
    const long = 'x'.repeat(4000);
    const bytes = Buffer.from(
      [
        'Name,Note,Comment,Sessions',
        `Ida Long,${long},${long},Scything`,
        `Jo Short,a,b,${'y'.repeat(600)}`,
        `Kai Many,,,"${Array.from({ length: 600 }, (_, no) => `s${no}`).join(';')}"`,
      ].join('\n'),
    );
    const taken = await store.lists.take({ ...take, bytes });
    expect(taken).toMatchObject({
      value: { added: 2, problems: [{ line: 2, reason: 'too_long' }] },
    });
  });

  test('leaves the programme as it is where whoever brings it may not change that', async () => {
    const { store } = await setupTokenStore();
    const lists = {
      people: 'Name,Order number,Sessions\nIda Beispiel,W-1,Scything\nJo Beispiel,W-2,-\n',
      sessions: 'Title,Room\nScything,Meadow\n',
      registrations: 'Order number,Session\nW-2,Scything\n',
    };
    const bring = (list: keyof typeof lists, mayPlan: boolean) =>
      store.lists.take({ ...take, mayPlan, bytes: Buffer.from(lists[list]) });
    const unknown = { line: 2, reason: 'unknown_session' };
    expect(await bring('people', false)).toMatchObject({
      value: { added: 2, newSessions: [], leftOut: 0, problems: [{ ...unknown, kept: true }] },
    });
    expect(await bring('registrations', false)).toMatchObject({
      value: { changed: 0, newSessions: [], leftOut: 1, problems: [{ ...unknown, kept: false }] },
    });
    expect(await bring('sessions', false)).toEqual({
      ok: false,
      error: { code: 'programme_not_allowed' },
    });
    expect(await store.sessions()).toEqual([]);
    await bring('sessions', true);
    for (const list of ['people', 'registrations'] as const) {
      expect(await bring(list, false)).toMatchObject({ value: { changed: 1, problems: [] } });
    }
    const { people } = await store.people.find({ text: 'beispiel', offset: 0, limit: 9 });
    expect(people.map(({ sessions }) => sessions.length)).toEqual([1, 1]);
  });
});
