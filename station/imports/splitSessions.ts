/**
 * The session titles in one cell: parted by ; or | or line breaks; by commas only if none of these is there, as titles
 * hold commas, and only if the whole is not a title already known.
 */
export const splitSessions = (
  text: string,
  isKnownSession: ((title: string) => boolean) | undefined,
): readonly string[] => {
  if (text === '') return none;
  const separator = /[;|\n]/.test(text) ? /[;|\n]/ : ',';
  if (separator === ',' && (!text.includes(',') || isKnownSession?.(text) === true)) return [text];
  const titles = text.split(separator).map((title) => title.trim());
  return [...new Set(titles.filter((title) => title !== ''))];
};

const none: readonly string[] = [];
