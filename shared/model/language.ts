import { z } from 'zod';

/** What mails of the store and the pages behind personal links can be read in (ISO 639-1). */
export const languages = ['en', 'de', 'fr', 'es', 'ar'] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;
