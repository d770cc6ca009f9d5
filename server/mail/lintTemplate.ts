import { holdsWholeLink } from '#shared/codes/personalLink.ts';
import { findPersonalSecret, type PersonalSecret } from './findPersonalSecret.ts';
import {
  isMergeTag,
  languagesOfTemplate,
  personalTags,
  textsIn,
  type NewTemplate,
  type TemplateTexts,
} from './mailTemplate.ts';
import { placeIn } from './placeIn.ts';
import { readPictureCodes } from './readPictureCodes.ts';
import { tagPattern, tagPlaces, type TagPlace } from './tagPlaces.ts';
import { templatePieces } from './templatePieces.ts';

/** What is wrong with a template, and where. The secret itself is never repeated. */
export interface TemplateProblem {
  readonly problem:
    | PersonalSecret
    | 'picture_of_a_code'
    | 'unreadable_picture'
    | 'access_as_tag'
    | 'unknown_tag'
    | 'broken_tag'
    | 'misplaced_tag';
  readonly place: string;
}

/**
 * Refuses what belongs to one person in a template for many (codes.md, merge tags only): literal links and codes in any
 * disguise, pictures of codes, and tags that are not ours. An empty list: the template may be saved.
 */
export const lintTemplate = async (template: NewTemplate): Promise<readonly TemplateProblem[]> => {
  const problems: TemplateProblem[] = [];
  const languages = languagesOfTemplate(template);
  for (const language of languages) {
    const found = await lintTexts(textsIn(template, language));
    problems.push(
      ...found.map(({ problem, place }) => ({
        problem,
        place: languages.length === 1 ? place : placeIn(language, place),
      })),
    );
  }
  return problems;
};

const lintTexts = async (template: TemplateTexts): Promise<readonly TemplateProblem[]> => {
  const { texts, wholes, pictures } = templatePieces(template);
  const problems: TemplateProblem[] = [];
  for (const { place, text } of texts) {
    const problem = findPersonalSecret(text);
    if (problem !== undefined) problems.push({ problem, place });
    problems.push(...tagProblems(text).map((found) => ({ problem: found, place })));
  }
  problems.push(...misplacedTags(template));
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
    } else if (holdsWholeLink(Buffer.from(bytes).toString('latin1'))) {
      // In a comment of the file, or where a camera puts words of its own.
      problems.push({ problem: 'personal_link', place });
    }
  }
  return problems;
};

/** Tags of one text; `{{_access_as_link}}` is for staff at the console and never goes out by mail. */
const tagProblems = (text: string): readonly TemplateProblem['problem'][] => {
  const tags = [...text.matchAll(tagPattern)];
  const without = text.replaceAll(/\{\{[^{}]*\}\}/g, '');
  return [
    ...tags.flatMap(([, name = '']): TemplateProblem['problem'][] => {
      if (name === '_access_as_link') return ['access_as_tag'];
      return isMergeTag(name) ? [] : ['unknown_tag'];
    }),
    ...(/\{\{|\}\}/.test(without) ? (['broken_tag'] as const) : []),
  ];
};

/**
 * Subjects are logged on their way, and addresses of pictures are fetched by strangers: what is personal stands in the text or
 * is followed by a click. Values of people's own never become a part of an address or a program.
 */
const misplacedTags = ({ subject, html }: TemplateTexts): readonly TemplateProblem[] => [
  ...[...subject.matchAll(tagPattern)]
    .filter(([, tag = '']) => isPersonalTag(tag))
    .map(() => ({ problem: 'misplaced_tag', place: 'the subject' }) as const),
  ...tagPlaces(html)
    .filter((place) => !mayStand(place))
    .map(({ line }) => ({ problem: 'misplaced_tag', place: `line ${line} of the HTML` }) as const),
];

const mayStand = ({ tag, inside }: TagPlace): boolean => {
  if (inside.kind === 'text') return true;
  if (inside.kind === 'code') return false;
  const { element, name } = inside;
  if (tag === '_user_qr') return element === 'img' && name === 'src';
  if (tag === 'generic_link' || isPersonalTag(tag)) return element === 'a' && name === 'href';
  return ['alt', 'title', 'aria-label'].includes(name);
};

const isPersonalTag = (tag: string): boolean => personalTags.some((personal) => personal === tag);
