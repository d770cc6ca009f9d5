import type { Locator } from 'playwright-core';

interface Dropped {
  readonly items?: readonly { readonly mimeType: string; readonly data: string }[];
  /** Paths. */
  readonly files?: readonly string[];
}

/** Drags something in from outside the window and lets it go over the middle of an element, as the system would. */
export const dropOn = async (
  target: Locator,
  { items = [], files = [] }: Dropped,
): Promise<void> => {
  const box = await target.boundingBox();
  if (box === null) throw new Error('nothing to drop on');
  const session = await target.page().context().newCDPSession(target.page());
  const data = { items: [...items], files: [...files], dragOperationsMask: 1 };
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2, data };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...place });
  }
  await session.detach();
};
