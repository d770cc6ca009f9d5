/**
 * Splits one line whose quotes do not follow the rules, losing nothing: a quoted cell counts as quoted only if it
 * closes before a delimiter or the end; otherwise its quotes are part of the text.
 */
export const splitLenientLine = (line: string, delimiter: string): string[] => {
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    const quotedEnd = line[at] === '"' ? closingQuote(line, at, delimiter) : -1;
    if (quotedEnd !== -1) {
      cells.push(line.slice(at + 1, quotedEnd).replaceAll('""', '"'));
      at = quotedEnd + 1 + delimiter.length;
      continue;
    }
    const next = line.indexOf(delimiter, at);
    const end = next === -1 ? line.length : next;
    cells.push(line.slice(at, end));
    at = end + delimiter.length;
  }
  return cells;
};

const closingQuote = (line: string, open: number, delimiter: string): number => {
  let at = line.indexOf('"', open + 1);
  while (at !== -1) {
    if (line[at + 1] === '"') at += 1;
    else if (at + 1 === line.length || line.startsWith(delimiter, at + 1)) return at;
    at = line.indexOf('"', at + 1);
  }
  return -1;
};
