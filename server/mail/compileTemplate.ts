import type { Language } from '#shared/model/language.ts';
import { directHtml } from './directHtml.ts';
import { isMergeTag, textsIn, type MergeTag, type NewTemplate } from './mailTemplate.ts';
import { tagPattern, tagPlaces } from './tagPlaces.ts';

/** Only texts of our own have it; a template that is saved with it is refused. */
export const deviceCodeTag = '_device_code';
export type FilledTag = MergeTag | typeof deviceCodeTag;

export interface Slot {
  readonly tag: FilledTag;
  /** How the value is to be written there. */
  readonly as: 'line' | 'html' | 'attribute';
}
export type Part = string | Slot;

/** A template taken apart once for many recipients. */
export interface CompiledTemplate {
  readonly name: string;
  readonly subject: readonly Part[];
  readonly text: readonly Part[];
  readonly html: readonly Part[];
  readonly tags: ReadonlySet<FilledTag>;
}

/** In the language that is wanted, as far as the template has it. */
export const compileTemplate = (template: NewTemplate, wanted?: Language): CompiledTemplate => {
  const { name } = template;
  const { subject, text, language, ...rest } = textsIn(template, wanted);
  const html = directHtml(rest.html, language);
  const parts = {
    subject: splitAt(subject, plainSlots(subject)),
    text: splitAt(text, plainSlots(text)),
    html: splitAt(html, htmlSlots(html)),
  };
  const slots = [...parts.subject, ...parts.text, ...parts.html];
  const tags = new Set(slots.flatMap((part) => (typeof part === 'string' ? [] : [part.tag])));
  return { name, ...parts, tags };
};

interface PlacedSlot extends Slot {
  readonly start: number;
  readonly end: number;
}

const plainSlots = (text: string): readonly PlacedSlot[] =>
  [...text.matchAll(tagPattern)].flatMap(({ 0: whole, 1: tag = '', index }) =>
    isFilledTag(tag) ? [{ tag, as: 'line', start: index, end: index + whole.length } as const] : [],
  );

const htmlSlots = (html: string): readonly PlacedSlot[] =>
  tagPlaces(html).flatMap(({ tag, start, end, inside }) =>
    isFilledTag(tag) && inside.kind !== 'code'
      ? [{ tag, start, end, as: inside.kind === 'attribute' ? 'attribute' : 'html' } as const]
      : [],
  );

const isFilledTag = (tag: string): tag is FilledTag => tag === deviceCodeTag || isMergeTag(tag);

const splitAt = (text: string, slots: readonly PlacedSlot[]): readonly Part[] => {
  const parts: Part[] = [];
  let from = 0;
  for (const { start, end, tag, as } of slots) {
    parts.push(text.slice(from, start), { tag, as });
    from = end;
  }
  return [...parts, text.slice(from)].filter((part) => part !== '');
};
