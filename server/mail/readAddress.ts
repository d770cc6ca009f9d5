/**
 * Exactly one address and nothing around it, letters of any script: whatever else a list holds there would reach somebody else,
 * or nobody. No quoted local parts and no address literals (RFC 5321 section 4.1.2): nobody is invited by those.
 */
export const readAddress = (text: string): string | null => {
  const trimmed = text.trim();
  return trimmed.length <= 254 && oneAddress.test(trimmed) ? trimmed : null;
};

const oneAddress = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]+$/u;
