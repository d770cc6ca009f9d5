import { z } from 'zod';
import { Language } from '#shared/model/language.ts';

/** One line as people type it: no control characters, nothing around it. */
export const personLine = z
  .string()
  .trim()
  .max(200)
  .regex(/^\P{Cc}*$/u);

/**
 * What a person may write of themselves. Not the mail address: links and six-digit codes go there, so whoever holds a link for
 * a moment could take the person's place for good. Not the category, the order and notes, which are the organiser's.
 */
export const OwnFields = z
  .object({
    firstName: personLine,
    lastName: personLine,
    badgeName: personLine,
    company: personLine,
    phone: personLine,
    /** What mails to this person are written in; as it is where nothing was chosen. */
    language: z.union([Language, z.literal('')]).default(''),
  })
  .transform(({ language, ...fields }) => (language === '' ? fields : { ...fields, language }));
export type OwnFields = z.infer<typeof OwnFields>;
