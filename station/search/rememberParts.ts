/**
 * Remembers the answer for about 65,000 parts of texts, by their characters and without cutting them out: several
 * times faster here than a Map, and it never grows or rehashes. A newer part takes the place of an older one.
 */
export const rememberParts = <T>(
  work: (part: string) => T,
): ((text: string, from: number, to: number) => T) => {
  // Not Array.from, which takes two milliseconds at each start of a station to fill in nothing.
  const known = Array<{ readonly part: string; readonly answer: T } | undefined>(places);
  return (text, from, to) => {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    const place = (hash ^ (hash >>> 15)) & (places - 1);
    const kept = known[place];
    if (kept?.part.length === to - from && isAt(kept.part, text, from)) return kept.answer;
    const part = text.slice(from, to);
    const answer = work(part);
    known[place] = { part, answer };
    return answer;
  };
};

const places = 65_536;

const isAt = (part: string, text: string, from: number): boolean => {
  for (let at = 0; at < part.length; at += 1) {
    if (part.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  }
  return true;
};
