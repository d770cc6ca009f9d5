import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import { TemplateTexts, textsIn, type NewTemplate } from '#server/mail/mailTemplate.ts';
import type { SavedTemplate } from '#server/mail/templates.ts';

/** A template in one language as the form sends it; `base` is the language that these texts were shown in. */
export const TemplateForm = TemplateTexts.extend({
  name: z.string().trim().max(100),
  base: z.union([Language, z.literal('')]).catch(''),
  language: Language,
});
export type TemplateForm = z.infer<typeof TemplateForm>;

/** What there is with what was typed: one language of it, all others as they are. */
export const mergeForm = (saved: SavedTemplate | undefined, form: TemplateForm): NewTemplate => {
  const { name, base, language, subject, text, html } = form;
  const texts = { subject, text, html };
  if (saved === undefined) return { name, language, ...texts };
  const { others } = saved;
  // Its own texts, perhaps with another word for what they are written in.
  if (base === saved.language) return { name, language, others, ...texts };
  const rest = without(others, base);
  const own = textsIn(saved, saved.language);
  return { ...own, name, others: { ...rest, [language]: texts } };
};

/** The template without its texts in one of the further languages. */
export const withoutLanguage = (saved: SavedTemplate, language: Language): NewTemplate => ({
  ...textsIn(saved, saved.language),
  name: saved.name,
  others: without(saved.others, language),
});

const without = (
  others: SavedTemplate['others'],
  language: Language | '',
): SavedTemplate['others'] =>
  Object.fromEntries(Object.entries(others).filter(([one]) => one !== language));
