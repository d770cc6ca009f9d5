import { z } from 'zod';
import { Language, languages } from '#shared/model/language.ts';

/** A mail in one language. The plain text is for those who read no HTML. */
export const TemplateTexts = z.object({
  subject: z.string().max(500),
  text: z.string().max(1_000_000),
  html: z.string().max(5_000_000),
});
export type TemplateTexts = z.infer<typeof TemplateTexts>;

/**
 * A mail to be merged: `{{tag}}` stands for what the recipient has. `language` is what its own texts are written in; `others`
 * has them in further languages. Whoever wants none of these gets the template's own.
 */
export const MailTemplate = TemplateTexts.extend({
  name: z.string().trim().min(1).max(100),
  language: Language.default('en'),
  others: z.partialRecord(Language, TemplateTexts).default({}),
}).refine(({ language, others }) => others[language] === undefined);
export type MailTemplate = z.infer<typeof MailTemplate>;
/** A template as it is written: one language where no more is said. */
export type NewTemplate = z.input<typeof MailTemplate>;

/** The languages that a template is written in, its own first. */
export const languagesOfTemplate = ({
  language = 'en',
  others = {},
}: Pick<NewTemplate, 'language' | 'others'>): readonly Language[] => [
  language,
  ...languages.filter((one) => one !== language && others[one] !== undefined),
];

/** Its texts in this language; its own where it does not have them, or nobody knows which is wanted. */
export const textsIn = (
  { language = 'en', others = {}, subject, text, html }: NewTemplate,
  wanted: Language | undefined,
): TemplateTexts & { readonly language: Language } => {
  const other = wanted === undefined || wanted === language ? undefined : others[wanted];
  return other === undefined || wanted === undefined
    ? { subject, text, html, language }
    : { ...other, language: wanted };
};

/** Tags that stand for what is a person's own; a mail goes to that person alone. */
export const personalTags = [
  '_webapp_link',
  '_registration_link',
  '_user_qr',
  '_availability_link',
  '_sponsor_link',
] as const;

export const fieldTags = [
  'first_name',
  'last_name',
  'company',
  'event_name',
  'generic_link',
] as const;

export type FieldTag = (typeof fieldTags)[number];
export type MergeTag = (typeof personalTags)[number] | FieldTag;

export const isMergeTag = (name: string): name is MergeTag =>
  [...personalTags, ...fieldTags].some((tag) => tag === name);
