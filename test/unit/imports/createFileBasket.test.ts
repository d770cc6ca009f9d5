import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createListReader } from '#lists/listReader.ts';
import { createFileBasket } from '#station/imports/createFileBasket.ts';

const setupBasket = () => {
  let ids = 0;
  let closed = 0;
  const files = createFileBasket({
    clock: () => 0,
    newId: () => `import-${(ids += 1)}`,
    openReader: (deps) => {
      const reader = createListReader({ ...deps, clock: () => 0, random: randomBytes });
      return { ...reader, close: () => (closed += 1) };
    },
    onProgress: () => undefined,
  });
  const begin = (): string => {
    const begun = files.begin('list.csv', 1);
    if (!begun.ok) throw new Error(begun.error.code);
    return begun.value;
  };
  return { files, begin, closed: () => closed };
};

test('a file that is canceled keeps its reader until whoever works with it is done', async () => {
  const { files, begin, closed } = setupBasket();
  const id = begin();
  const run = files.run(id, async ({ signal, reader }) => {
    files.cancel(id);
    expect([signal.aborted, closed(), files.find(id)]).toEqual([true, 0, null]);
    return reader.read({ bytes: Buffer.from('Name\nAda\n'), fileName: 'list.csv' });
  });
  expect(await run).toEqual({ ok: false, error: { code: 'canceled' } });
  expect(closed()).toBe(1);
});

test('a file that nobody works with gives its reader back at once, the oldest where there are too many', async () => {
  const { files, begin, closed } = setupBasket();
  const [first, ...others] = Array.from({ length: 4 }, begin);
  files.remove(first ?? '');
  expect(closed()).toBe(1);
  const done = files.run(others[0] ?? '', async () => {
    begin();
    begin();
    return closed();
  });
  // The one that is worked with stays, and the next of age goes.
  expect(await done).toBe(2);
  expect(files.find(others[0] ?? '')).not.toBeNull();
  files.close();
  expect(closed()).toBe(6);
});
