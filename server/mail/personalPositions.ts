import { parseCode } from '#shared/codes/parseCode.ts';
import { findPersonalSecret } from './findPersonalSecret.ts';
import type { ReadyMail } from './prepareMail.ts';
import { readPictureCodes } from './readPictureCodes.ts';

/** A mail as it was made for somebody; only what it says counts here, not how it was made. */
export interface MadeMail {
  readonly recipient: string;
  readonly mail: ReadyMail;
}

export type GateReason =
  /** Two recipients would get the same link or code. */
  | 'same_for_two'
  | 'not_its_owner'
  /** One recipient has more personal places than another. */
  | 'uneven'
  /** Something personal that is no link or code of this mail. */
  | 'foreign_secret'
  | 'unreadable_picture';

export interface GateProblem {
  readonly reason: GateReason;
  /** In words: "link 2 of the HTML". */
  readonly place: string;
}

/** Whose a link's secret or a code is; undefined where it is nobody's. */
export type OwnerOf = (text: string) => Promise<string | undefined>;

/**
 * What would be wrong if these mails went out: each place of a link or code must differ from recipient to recipient, and open
 * what belongs to its own recipient. Undefined: they may go.
 */
export const checkPersonalPositions = async (
  mails: readonly MadeMail[],
  ownerOf: OwnerOf,
): Promise<GateProblem | undefined> => {
  const seen = new Map<string, Set<string>>();
  const places: string[] = [];
  for (const { recipient, mail } of mails) {
    const positions = await positionsOf(mail);
    if (positions === undefined) {
      return { reason: 'unreadable_picture', place: 'the attached picture' };
    }
    places.push(positions.map(({ place }) => place).join('\n'));
    for (const { place, text } of positions) {
      const others = seen.get(place) ?? new Set();
      if (others.has(text)) return { reason: 'same_for_two', place };
      seen.set(place, others.add(text));
      if ((await ownerOf(text)) !== recipient) return { reason: 'not_its_owner', place };
    }
    const rest = withoutLinks(mail);
    for (const [name, text] of Object.entries(rest)) {
      if (findPersonalSecret(text) !== undefined) {
        return { reason: 'foreign_secret', place: nameOf[name] ?? name };
      }
    }
  }
  return new Set(places).size > 1 ? { reason: 'uneven', place: 'the whole mail' } : undefined;
};

interface Position {
  readonly place: string;
  readonly text: string;
}

const link = /l[arxvs]1_[a-z2-7]{39}/g;

const nameOf: Readonly<Record<string, string>> = {
  subject: 'the subject',
  text: 'the plain text',
  html: 'the HTML',
};

const positionsOf = async (mail: ReadyMail): Promise<readonly Position[] | undefined> => {
  const positions = Object.entries(textsOf(mail)).flatMap(([name, text]) =>
    [...text.matchAll(link)].map(([found], no) => ({
      place: `link ${no + 1} of ${nameOf[name]}`,
      text: found,
    })),
  );
  if (mail.entryCode === null) return positions;
  // Among the modules of a code a reader sees a bar code of four digits now and then.
  const codes = (await readPictureCodes(mail.entryCode))?.filter((text) => parseCode(text));
  const [code] = codes ?? [];
  if (codes?.length !== 1 || code === undefined) return undefined;
  return [...positions, { place: 'the picture of the code', text: code }];
};

const textsOf = ({ subject, text, html }: ReadyMail) => ({ subject, text, html });

const withoutLinks = (mail: ReadyMail): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(textsOf(mail)).map(([name, text]) => [name, text.replaceAll(link, '')]),
  );
