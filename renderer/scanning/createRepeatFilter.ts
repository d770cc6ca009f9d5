export interface RepeatFilter {
  /** The texts of one frame at `time` (ms); gives back those that are news. */
  news(texts: readonly string[], time: number): readonly string[];
}

/**
 * Tells a code that is still being held up from one shown again: a text is news when it is first
 * seen, and again only after it has been out of view for `awayMs`. A frame that missed the code,
 * by blur or a thumb, is no absence.
 */
export function createRepeatFilter({ awayMs = 1000 } = {}): RepeatFilter {
  const lastSeen = new Map<string, number>();
  return {
    news(texts, time) {
      for (const [text, seen] of lastSeen) {
        if (time - seen >= awayMs) lastSeen.delete(text);
      }
      const fresh = [...new Set(texts)].filter((text) => !lastSeen.has(text));
      for (const text of texts) lastSeen.set(text, time);
      return fresh;
    },
  };
}
