import { findPersonalSecret, type PersonalSecret } from './findPersonalSecret.ts';
import { isMergeTag, type MailTemplate } from './mailTemplate.ts';
import { readPictureCodes } from './readPictureCodes.ts';
import { templatePieces } from './templatePieces.ts';

/** What is wrong with a template, and where. The secret itself is never repeated. */
export interface TemplateProblem {
  readonly problem:
    | PersonalSecret
    | 'picture_of_a_code'
    | 'unreadable_picture'
    | 'access_as_tag'
    | 'unknown_tag'
    | 'broken_tag';
  readonly place: string;
}

/**
 * Refuses what belongs to one person in a template for many (codes.md, merge tags only): literal links and codes in any
 * disguise, pictures of codes, and tags that are not ours. An empty list: the template may be saved.
 */
export const lintTemplate = async (template: MailTemplate): Promise<readonly TemplateProblem[]> => {
  const { texts, wholes, pictures } = templatePieces(template);
  const problems: TemplateProblem[] = [];
  for (const { place, text } of texts) {
    const problem = findPersonalSecret(text);
    if (problem !== undefined) problems.push({ problem, place });
    problems.push(...tagProblems(text).map((found) => ({ problem: found, place })));
  }
  if (problems.length === 0) {
    for (const { place, text } of wholes) {
      const problem = findPersonalSecret(text);
      if (problem !== undefined) problems.push({ problem, place });
    }
  }
  for (const { place, bytes } of pictures) {
    const codes = await readPictureCodes(bytes);
    if (codes === undefined) problems.push({ problem: 'unreadable_picture', place });
    else if (codes.some((text) => findPersonalSecret(text) !== undefined)) {
      problems.push({ problem: 'picture_of_a_code', place });
    }
  }
  return problems;
};

/** Tags of one text; `{{_access_as_link}}` is for staff at the console and never goes out by mail. */
const tagProblems = (text: string): readonly TemplateProblem['problem'][] => {
  const tags = [...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)];
  const without = text.replaceAll(/\{\{[^{}]*\}\}/g, '');
  return [
    ...tags.flatMap(([, name = '']): TemplateProblem['problem'][] => {
      if (name === '_access_as_link') return ['access_as_tag'];
      return isMergeTag(name) ? [] : ['unknown_tag'];
    }),
    ...(/\{\{|\}\}/.test(without) ? (['broken_tag'] as const) : []),
  ];
};
