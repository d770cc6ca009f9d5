import { expect, test } from 'vitest';
import { createSearchIndex } from '#station/search/createSearchIndex.ts';

const people = Array.from({ length: 40 }, (_, at) => ({
  no: at + 1,
  name: `Ada Beispiel${at + 1}`,
  company: '',
  email: '',
  orderNumber: '',
}));

test.each([0, 1000, -5, Number.MAX_SAFE_INTEGER])(
  'room for %i rows is made where there are none, and none is lost where there are some',
  async (total) => {
    const index = createSearchIndex();
    index.makeRoom(total);
    const filling = index.putMany(people);
    index.makeRoom(total);
    await filling;
    index.makeRoom(total);
    expect(index.size).toBe(40);
    expect(index.search('ada beispiel7', 50).nos).toEqual([7]);
  },
);
