export interface Ahead<Item> {
  /** The next, and those after it that are here already, up to `most` in all. */
  readonly take: (most: number) => Promise<readonly Item[]>;
  /** Fulfilled when nothing is on its way any more. */
  readonly end: () => Promise<void>;
}

/** Asks for so many before they are wanted: who makes them and who takes them work at the same time. */
export const fetchAhead = <Item>(next: () => Promise<Item>, ahead: number): Ahead<Item> => {
  interface Coming {
    readonly arrived: Promise<Item>;
    here: { readonly item: Item } | null;
  }
  const coming: Coming[] = [];
  const ask = (): void => {
    const one: Coming = {
      arrived: next().then((item) => {
        one.here = { item };
        return item;
      }),
      here: null,
    };
    // Whoever takes it is told of a failure.
    one.arrived.catch(() => undefined);
    coming.push(one);
  };
  while (coming.length < ahead) ask();

  return {
    take: async (most) => {
      const [first] = coming;
      const items: Item[] = [];
      if (first !== undefined) items.push(await first.arrived);
      coming.shift();
      while (items.length < most && coming[0]?.here) {
        items.push(coming[0].here.item);
        coming.shift();
      }
      while (coming.length < ahead) ask();
      return items;
    },
    end: async () => {
      await Promise.allSettled(coming.map(({ arrived }) => arrived));
    },
  };
};
