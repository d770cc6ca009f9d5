import { err, ok, type Result } from '#shared/model/result.ts';
import { findPersonalSecret } from '../mail/findPersonalSecret.ts';

/**
 * What everybody may read must not open a person's page: ask this of every public field before it is saved. Refuses the first
 * field that holds a personal link or code in any disguise; `details.field` is its name, the secret is never repeated.
 */
export const checkPublicFields = (
  fields: Readonly<Record<string, string>>,
): Result<null, 'make_a_generic_link'> => {
  for (const [field, text] of Object.entries(fields)) {
    const found = findPersonalSecret(text);
    if (found !== undefined) return err('make_a_generic_link', { field, found });
  }
  return ok(null);
};
