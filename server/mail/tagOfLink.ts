import type { FilledTag } from './compileTemplate.ts';
import type { MailedLinkKind } from './mailJob.ts';

/** The merge tag that stands for a link of a kind. */
export const tagOfLink: Readonly<Record<MailedLinkKind, FilledTag>> = {
  app: '_webapp_link',
  registration: '_registration_link',
  availability: '_availability_link',
  sponsor: '_sponsor_link',
};
