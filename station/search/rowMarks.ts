import { nameField, otherField, type FieldClass } from './postingStore.ts';
import { rememberParts } from './rememberParts.ts';
import type { SearchRow } from './searchRow.ts';
import type { TokenTree } from './tokenTree.ts';
import { formsOfOrderNumber, formsOfWord } from './wordForms.ts';

/** The marks (term × 2 + field) of a row, each term once: a mail address that repeats the name adds nothing. */
export const rowMarks = (tree: TokenTree): ((row: SearchRow) => readonly number[]) => {
  const addForms = (word: string): readonly number[] => formsOfWord(word).map(tree.add);
  // Most words of a list are ones seen before; folding and walking the tree is paid once for each.
  const termsOfWord = rememberParts(addForms);
  const termsOfCompany = rememberParts((company) =>
    company.split(' ').flatMap((word) => termsOfWord(word, 0, word.length)),
  );
  const marks: number[] = [];

  const addTerm = (term: number, field: FieldClass): void => {
    for (let at = 0; at < marks.length; at += 1) if ((marks[at] ?? 0) >>> 1 === term) return;
    marks.push(term * 2 + field);
  };

  const addTerms = (terms: readonly number[], field: FieldClass): void => {
    for (let at = 0; at < terms.length; at += 1) addTerm(terms[at] ?? 0, field);
  };

  const addName = (name: string): void => {
    for (let from = 0; from < name.length;) {
      let to = name.indexOf(' ', from);
      if (to === -1) to = name.length;
      if (to > from) addTerms(termsOfWord(name, from, to), nameField);
      from = to + 1;
    }
  };

  const addMailbox = (email: string): void => {
    let from = 0;
    let hasDigit = false;
    let isAscii = true;
    for (let at = 0; at <= email.length; at += 1) {
      const letter = at === email.length ? atSign : email.charCodeAt(at);
      if (isDigit(letter)) hasDigit = true;
      if (letter >= firstBeyondAscii) isAscii = false;
      // Letters and digits first: they are nearly all.
      if ((letter > atSign && letter !== underscore) || isDigit(letter)) continue;
      if (at > from) {
        // With a number in it, a word is hardly met again: not worth remembering.
        if (hasDigit && isAscii) addTerm(tree.addAscii(email, from, at), otherField);
        else addTerms(termsOfWord(email, from, at), otherField);
      }
      if (letter === atSign) return;
      from = at + 1;
      hasDigit = false;
    }
  };

  const addOrderNumber = (orderNumber: string): void => {
    if (!isAsciiText(orderNumber)) {
      addTerms(formsOfOrderNumber(orderNumber).map(tree.add), otherField);
      return;
    }
    addTerm(tree.addAscii(orderNumber, 0, orderNumber.length), otherField);
    let from = -1;
    for (let at = 0; at <= orderNumber.length; at += 1) {
      const letter = orderNumber.charCodeAt(at) | 0x20;
      if ((letter >= 0x61 && letter <= 0x7a) || isDigit(letter)) continue;
      if (from >= 0 && at > from) addTerm(tree.addAscii(orderNumber, from, at), otherField);
      from = at + 1;
    }
  };

  return ({ name, company, email, orderNumber }) => {
    marks.length = 0;
    addName(name);
    if (company !== '') addTerms(termsOfCompany(company, 0, company.length), otherField);
    addMailbox(email);
    if (orderNumber !== '') addOrderNumber(orderNumber);
    return marks;
  };
};

const atSign = 64;
const underscore = 95;
const firstBeyondAscii = 128;
const isDigit = (letter: number): boolean => letter >= 48 && letter <= 57;

const isAsciiText = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) >= firstBeyondAscii) return false;
  }
  return true;
};
