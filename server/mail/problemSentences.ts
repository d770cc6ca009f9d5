import type { TemplateProblem } from './lintTemplate.ts';

/** What is wrong with a template, and what to do: goes on behind the place. */
export const problemSentences: Readonly<Record<TemplateProblem['problem'], string>> = {
  personal_link:
    'a personal link. Put the merge tag of its kind there instead, such as {{_webapp_link}}.',
  link_without_prefix: 'the secret of a personal link, without its beginning. Take it out.',
  user_code: 'somebody’s entry or badge code. Put {{_user_qr}} there instead.',
  picture_of_a_code: 'a picture of somebody’s QR code. Put {{_user_qr}} there instead.',
  unreadable_picture: 'a picture that cannot be looked at. Save it as PNG or JPEG.',
  access_as_tag: 'links to access as somebody never go out by mail. Take the tag out.',
  unknown_tag: 'no such merge tag. Check how it is written.',
  misplaced_tag:
    'a merge tag that cannot stand here. Links go into the text or the href of an <a>, {{_user_qr}} into the text or the src of an <img>, names into texts.',
  broken_tag: 'a merge tag that is not closed: write {{name}}.',
};

export const isTemplateProblem = (name: string): name is TemplateProblem['problem'] =>
  Object.hasOwn(problemSentences, name);
