/**
 * Makes the function that reads session titles out of one cell: parted by ; or | or line breaks; by commas only if none
 * of these is there, as titles hold commas, and only if the whole is not a title already known.
 */
export const createSessionSplitter = (isKnownSession?: (title: string) => boolean) => {
  // A list has few different choices of sessions and many people who made them.
  const known = new Map<string, readonly string[]>();
  return (text: string): readonly string[] => {
    if (text === '') return none;
    const before = known.get(text);
    if (before !== undefined) return before;
    const titles = split(text, isKnownSession);
    if (known.size < mostKnown) known.set(text, titles);
    return titles;
  };
};

const none: readonly string[] = [];
const mostKnown = 2000;

const split = (
  text: string,
  isKnownSession: ((title: string) => boolean) | undefined,
): readonly string[] => {
  const separator = /[;|\n]/.test(text) ? /[;|\n]/ : ',';
  if (separator === ',' && (!text.includes(',') || isKnownSession?.(text) === true)) return [text];
  const titles = text.split(separator).map((title) => title.trim());
  return [...new Set(titles.filter((title) => title !== ''))];
};
