import type { ImportSummary } from '#shared/contract/importCalls.ts';

/** What became of the list that a station was started with: how many people, and which rows did not come in. */
export const importedSentence = ({
  added,
  changed,
  unchanged,
  problems,
}: ImportSummary): string => {
  const came = [
    `${added} people came in`,
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(unchanged > 0 ? [`${unchanged} were there as they are`] : []),
  ].join(', ');
  const left = problems.filter(({ kept }) => !kept);
  if (left.length === 0) return `${came}.`;
  const lines = left.slice(0, namedLines).map(({ line }) => line);
  const more = left.length > lines.length ? ' …' : '';
  const rows = left.length === 1 ? 'row was' : 'rows were';
  return `${came}, ${left.length} ${rows} not understood: line ${lines.join(', ')}${more}. Why: lanyard station import.`;
};

const namedLines = 10;
