/** Days as a date field has them, `2026-05-07`, in the machine's time zone. */
export const today = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** The first moment of a day in ms; null for an empty or broken field. */
export const dayStart = (day: string): number | null => momentOf(day, 0);

/** The last moment of a day in ms: one before the next begins, so days of 23 and 25 hours come out right. */
export const dayEnd = (day: string): number | null => {
  const next = momentOf(day, 1);
  return next === null ? null : next - 1;
};

const momentOf = (day: string, daysLater: number): number | null => {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
  if (parts === null) return null;
  const [, year, month, date] = parts;
  return new Date(Number(year), Number(month) - 1, Number(date) + daysLater).getTime();
};
