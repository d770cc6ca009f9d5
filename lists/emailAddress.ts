/** Whether mail can be sent to it: one @, a domain with a dot, no spaces; not more than RFC 5321 allows (254). */
export const isEmail = (text: string): boolean => text.length <= 254 && shape.test(text);

/** The address in "Anna Müller <anna@example.org>" or "mailto:anna@example.org"; null where there is none. */
export const emailIn = (text: string): string | null => {
  if (isEmail(text)) return text;
  const inside = /<([^<>]+)>\s*$/.exec(text)?.[1] ?? text;
  const bare = inside.trim().replace(/^mailto:\s*/i, '');
  return isEmail(bare) ? bare : null;
};

const shape = /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\.]+(?:\.[^\s@<>()[\],;:"\\.]+)+$/;
