import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import type { Event } from '#shared/model/event.ts';
import { err, ok, type Result } from '#shared/model/result.ts';
import { checkPublicFields } from '../links/checkPublicFields.ts';
import { readAddress } from '../mail/readAddress.ts';

const text = (longest: number) => z.string().trim().max(longest);
const Address = z.string().refine((told) => readAddress(told) !== null);
const AddressOrNone = text(254).refine((told) => told === '' || readAddress(told) !== null);

/** What staff say of a sponsor. The contact gets the link and the six digits; `editDeadline` is ms since 1970. */
export const SponsorFields = z.object({
  name: text(200).min(1),
  contactName: text(200).default(''),
  contactAddress: Address.transform((told) => told.trim()),
  /** Of mails to the contact; empty where it is not known. */
  language: z.union([Language, z.literal('')]).default(''),
  editDeadline: z.int().min(Date.UTC(2000)),
  /** Shown on the public page. */
  isListed: z.boolean().default(true),
});
export type SponsorFields = z.infer<typeof SponsorFields>;
export type NewSponsor = z.input<typeof SponsorFields>;

/** Of texts that everybody reads, in characters. */
export const profileLengths = { shortText: 160, longText: 3000, website: 500 } as const;
export const mostContacts = 3;

const isWebsite = (told: string): boolean => {
  if (told === '') return true;
  const url = URL.parse(told);
  return (
    url?.protocol === 'https:' && url.username === '' && url.password === '' && /\./.test(url.host)
  );
};

const Contact = z.object({
  name: text(200),
  email: AddressOrNone,
  phone: text(40).regex(/^(\+?[\d\s()./-]{5,40})?$/),
});
export type SponsorContact = z.infer<typeof Contact>;

/** What the sponsor says of itself, for everybody to read; empty text means nothing was said. */
export const SponsorProfile = z.object({
  shortText: text(profileLengths.shortText),
  longText: text(profileLengths.longText),
  website: text(profileLengths.website).refine(isWebsite),
  contacts: z
    .array(Contact)
    .max(mostContacts)
    .transform((contacts) =>
      contacts.filter(({ name, email, phone }) => `${name}${email}${phone}` !== ''),
    ),
});
export type SponsorProfile = z.infer<typeof SponsorProfile>;

export const emptyProfile: SponsorProfile = {
  shortText: '',
  longText: '',
  website: '',
  contacts: [],
};

export interface SponsorLogo {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

export type Sponsor = SponsorFields & {
  readonly id: string;
  readonly createdAt: number;
  readonly profile: SponsorProfile;
  readonly logo: SponsorLogo | null;
};

export type SponsorError = 'invalid_sponsor' | 'deadline_too_late' | 'make_a_generic_link';
export type ProfileError = 'invalid_profile' | 'make_a_generic_link';

/** `details.field` names what cannot be used. Links live until the event ends, so nothing is edited after that. */
export const checkSponsor = (
  wanted: NewSponsor,
  event: Pick<Event, 'endsAt'>,
): Result<SponsorFields, SponsorError> => {
  const parsed = SponsorFields.safeParse(wanted);
  if (!parsed.success) return err('invalid_sponsor', { field: fieldOf(parsed.error) });
  if (parsed.data.editDeadline > event.endsAt) return err('deadline_too_late');
  const open = checkPublicFields({ name: parsed.data.name });
  return open.ok ? ok(parsed.data) : open;
};

/** `details.field` names what cannot be used, as in `website` or `contacts.0.email`. */
export const checkProfile = (told: unknown): Result<SponsorProfile, ProfileError> => {
  const parsed = SponsorProfile.safeParse(told);
  if (!parsed.success) return err('invalid_profile', { field: fieldOf(parsed.error) });
  const { contacts, ...texts } = parsed.data;
  const ofContacts = contacts.flatMap((contact, no) =>
    Object.entries(contact).map(([name, value]) => [`contacts.${no}.${name}`, value] as const),
  );
  const open = checkPublicFields({ ...texts, ...Object.fromEntries(ofContacts) });
  return open.ok ? ok(parsed.data) : open;
};

const fieldOf = (error: z.ZodError): string => error.issues[0]?.path.join('.') ?? '';
