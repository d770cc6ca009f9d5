import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import { ok } from '#shared/model/result.ts';
import { SponsorFields } from '../sponsors/sponsor.ts';
import { endpoint, said } from './endpoint.ts';

const ApiSponsor = z.object({
  id: z.string(),
  name: z.string(),
  contactName: z.string(),
  contactAddress: z.string(),
  language: z.union([Language, z.literal('')]),
  editDeadline: z.int(),
  isListed: z.boolean(),
});

const { shape } = SponsorFields;
const Fields = z.object({
  name: shape.name,
  contactName: z.string().max(200),
  contactAddress: z.string().max(254),
  language: z.union([Language, z.literal('')]),
  editDeadline: z.int(),
  isListed: z.boolean(),
});

const path = '/api/v1/sponsors';

export const sponsorEndpoints = [
  endpoint({
    route: `GET ${path}`,
    about: 'Sponsors by name, as staff know them',
    scope: 'sponsors:read',
    answer: z.object({ sponsors: z.array(ApiSponsor) }),
    handle: async ({ store }) => ok({ sponsors: [...(await store.sponsors.list())] }),
  }),
  endpoint({
    route: `POST ${path}`,
    about: 'Adds a sponsor; nobody is written to yet',
    scope: 'sponsors:manage',
    body: Fields.partial({ contactName: true, language: true, isListed: true }),
    answer: ApiSponsor,
    handle: ({ store, body, actor }) => {
      const { contactName = '', language = '', isListed = true, ...rest } = body;
      return store.sponsors.add({ ...rest, contactName, language, isListed }, actor);
    },
  }),
  endpoint({
    route: `PATCH ${path}/{id}`,
    about: 'Changes a sponsor; with another contact, the links of the one before are revoked',
    scope: 'sponsors:manage',
    body: Fields.partial(),
    answer: ApiSponsor,
    handle: ({ store, body, params, actor }) =>
      store.sponsors.change({ id: params['id'] ?? '', changes: said(body), actor }),
  }),
  endpoint({
    route: `POST ${path}/{id}/link`,
    about: 'Queues a mail to the contact with a link to the profile',
    scope: 'sponsors:manage',
    body: z.object({ language: Language.optional() }),
    answer: z.object({ mailing: z.string() }),
    handle: ({ store, body, params, actor }) =>
      store.sponsors.sendLink({ id: params['id'] ?? '', language: body.language, actor }),
  }),
];
