export type NameSize = 'large' | 'medium' | 'small';

/**
 * How large a name is set so that it fits without measuring (measuring would paint twice). Wide scripts count double;
 * `small` is still 48 px. The limits are for the narrowest panel, 582 px of text.
 */
export const nameSize = (name: string): NameSize => {
  const widest = Math.max(...name.split(/[\s-]+/).map(widthOf));
  const whole = widthOf(name);
  if (whole <= 32 && widest <= 14) return 'large';
  return whole <= 54 && widest <= 17 ? 'medium' : 'small';
};

const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (isWide(character) ? 2 : 1), 0);

const isWide = (character: string): boolean =>
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character);
