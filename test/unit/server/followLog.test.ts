import { randomBytes } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { openBackend } from '#server/database/openBackend.ts';
import { followLog } from '#server/log/followLog.ts';
import { systemEvery } from '#server/systemEvery.ts';
import { createListDesk } from '#test/support/server/createListDesk.ts';
import { setupTokenStore } from '#test/support/server/setupTokenStore.ts';

it('reads each fact of its kinds once, and after a failure goes on from there', async () => {
  const { store, place, log } = await setupTokenStore();
  const desk = await createListDesk(store);
  await desk.add([{ id: 'ada' }]);
  for (const firstName of ['Ida', 'Ina']) await desk.change('ada', { firstName });
  const opened = await openBackend(place, { random: randomBytes, every: systemEvery, log });
  if (!opened.ok) throw new Error(opened.error.code);
  onTestFinished(() => opened.value.close());

  const seen: number[] = [];
  let isBroken = true;
  const catchUp = followLog(opened.value.database, async () => (await store.event())?.id ?? '', {
    kinds: ['attendeeChanged'],
    take: ({ seq }) => {
      if (isBroken) throw new Error('not now');
      seen.push(seq);
    },
  });

  await expect(catchUp()).rejects.toThrow('not now');
  isBroken = false;
  await Promise.all([catchUp(), catchUp()]);
  expect(seen).toEqual([2, 3]);
  await catchUp();
  expect(seen).toEqual([2, 3]);
  await desk.add([{ id: 'zoe' }]);
  await desk.change('zoe', { firstName: 'Zoe' });
  await catchUp();
  expect(seen).toEqual([2, 3, 5]);
});
