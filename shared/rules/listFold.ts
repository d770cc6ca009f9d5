import { foldText } from './foldText.ts';

/** Folded text with single spaces for punctuation: "E-Mail " and "e mail" are the same heading. */
export const foldListText = (text: string): string => {
  const folded = foldText(text);
  if (plain.test(folded)) return folded;
  return folded.replace(notWord, ' ').trim();
};

const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const notWord = /[^\p{L}\p{M}\p{N}]+/gu;
