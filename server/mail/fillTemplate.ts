import type { CompiledTemplate, FilledTag, Part, Slot } from './compileTemplate.ts';

/** The name under which the picture of the entry code is attached and shown in the text (RFC 2392). */
export const entryCodeFile = 'entry-code.png';
export const entryCodeCid = 'entry-code@lanyard';

export interface FilledTexts {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts values into a template: as they are in plain text, escaped in HTML, in one short line in the subject. */
export const fillTemplate = (
  template: CompiledTemplate,
  valueOf: (tag: Exclude<FilledTag, '_user_qr'>) => string,
): FilledTexts => {
  const fill = (parts: readonly Part[]): string =>
    parts.map((part) => (typeof part === 'string' ? part : write(part))).join('');
  const write = ({ tag, as }: Slot): string => {
    if (tag === '_user_qr') return entryCode[as];
    const value = plain(valueOf(tag));
    return as === 'line' ? value : escape(value, as);
  };
  return {
    subject: oneLine(fill(template.subject)),
    text: fill(template.text),
    html: fill(template.html),
  };
};

const entryCode: Readonly<Record<Slot['as'], string>> = {
  line: `[${entryCodeFile}]`,
  html: `<img src="cid:${entryCodeCid}" alt="${entryCodeFile}" width="294" height="294">`,
  attribute: `cid:${entryCodeCid}`,
};

/** Without control characters and without those that turn the direction of what follows. */
const plain = (value: string): string =>
  value.replaceAll(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');

/** In an attribute also what ends one that was written without quotes. */
const escape = (value: string, as: 'html' | 'attribute'): string =>
  value.replaceAll(
    as === 'html' ? /[&<>"']/g : /[&<>"'`=\s]/g,
    (character) => `&#${character.charCodeAt(0)};`,
  );

/** RFC 5322 allows 998 characters in a header line; mail programs show some sixty. */
const oneLine = (subject: string): string =>
  Array.from(subject.replaceAll(/\p{Cc}+/gu, ' '))
    .slice(0, 200)
    .join('')
    .trim();
