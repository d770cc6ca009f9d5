import type { Page } from 'playwright-core';

/**
 * Words that have too little room on the page as it stands: cut off, sticking out of their box or the window, covered by
 * something else, or only to be read by scrolling sideways. Data (in `<bdi>`) may be as long as it likes: it is cut by
 * design. While a dialog is open only the dialog counts.
 */
export const squeezedTexts = (page: Page): Promise<readonly string[]> => page.evaluate(find);

const find = (): readonly string[] => {
  const faults: string[] = [];
  const root = document.querySelector('[role=listbox], .dialog') ?? document.body;
  const tell = (element: Element, what: string): void => {
    const words = (element.textContent ?? '').trim().slice(0, 60);
    faults.push(`${what}: ${element.tagName.toLowerCase()}.${element.className} "${words}"`);
  };
  const isUnseen = (element: Element): boolean =>
    element.closest('.for-screen-readers, [hidden], svg') !== null ||
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    getComputedStyle(element).clipPath !== 'none';
  const hasOwnWords = (element: Element): boolean =>
    [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
    );
  const isData = (element: Element): boolean => element.closest('bdi') !== null;
  const isCutByDesign = (element: Element): boolean =>
    isData(element) || element.querySelector('bdi') !== null;
  /** What scrolls passes below what stays. */
  const isBelowSticky = (top: Element): boolean => {
    for (let above: Element | null = top; above !== null; above = above.parentElement) {
      if (getComputedStyle(above).position === 'sticky') return true;
    }
    return false;
  };

  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (isUnseen(element)) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const isTooWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    const isTooHigh = element.clientHeight > 0 && element.scrollHeight > element.clientHeight + 1;
    if (isTooWide && /auto|scroll/.test(overflowX)) tell(element, 'scrolls sideways');
    if (isTooWide && overflowX === 'hidden' && !isCutByDesign(element)) tell(element, 'cut off');
    if (isTooHigh && overflowY === 'hidden' && !isCutByDesign(element)) tell(element, 'cut below');
    if (!hasOwnWords(element) || isCutByDesign(element)) continue;
    const box = element.getBoundingClientRect();
    if (box.left < -1 || box.right > innerWidth + 1) tell(element, 'out of the window');
    if (isTooWide && overflowX === 'visible') tell(element, 'sticks out');
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    const scroller = element.closest('.shell-screen, .dialog, .side-list-rows, .profile-scroll');
    const frame = scroller?.getBoundingClientRect();
    const isInFrame = frame === undefined || (y > frame.top + 1 && y < frame.bottom - 1);
    if (top === null || !isInFrame || isBelowSticky(top)) continue;
    if (!element.contains(top) && !top.contains(element)) tell(element, 'covered');
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('the page scrolls sideways');
  return faults;
};
