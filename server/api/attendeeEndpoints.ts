import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Attendee, AttendeeStatus, displayName } from '#shared/model/attendee.ts';
import { Language } from '#shared/model/language.ts';
import { err, ok } from '#shared/model/result.ts';
import { readAddress } from '../mail/readAddress.ts';
import { personLine } from '../people/ownFields.ts';
import { endpoint, said } from './endpoint.ts';

/** A person as a program sees one: without what codes are made of. */
const ApiAttendee = Attendee.omit({ subject: true, rowKey: true, importedCode: true });

const Fields = z.object({
  firstName: personLine,
  lastName: personLine,
  badgeName: personLine,
  company: personLine,
  email: personLine.refine((text) => text === '' || readAddress(text) !== null),
  phone: personLine,
  orderNumber: personLine,
  category: personLine,
  language: z.union([Language, z.literal('')]),
  status: AttendeeStatus,
  note: z.string().trim().max(2000),
});

const NewPerson = z.object({
  firstName: Fields.shape.firstName.default(''),
  lastName: Fields.shape.lastName.default(''),
  badgeName: Fields.shape.badgeName.default(''),
  company: Fields.shape.company.default(''),
  email: Fields.shape.email.default(''),
  phone: Fields.shape.phone.default(''),
  orderNumber: Fields.shape.orderNumber.default(''),
  category: Fields.shape.category.default(''),
  language: Fields.shape.language.default(''),
  status: Fields.shape.status.default('confirmed'),
  note: Fields.shape.note.default(''),
});

const path = '/api/v1/attendees';

export const attendeeEndpoints = [
  endpoint({
    route: `GET ${path}`,
    about: 'People by the beginnings of words of name, company, mail address or order number',
    scope: 'attendees:read',
    query: z.object({
      text: z.string().max(200).default(''),
      status: AttendeeStatus.optional(),
      category: z.string().max(200).optional(),
      offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({ total: z.int(), attendees: z.array(ApiAttendee) }),
    handle: async ({ store, query: { status, category, ...query } }) => {
      const found = await store.people.find({
        ...query,
        ...(status === undefined ? {} : { status }),
        ...(category === undefined ? {} : { category }),
      });
      return ok({ total: found.total, attendees: [...found.people] });
    },
  }),
  endpoint({
    route: `GET ${path}/{id}`,
    about: 'One person',
    scope: 'attendees:read',
    answer: ApiAttendee,
    handle: async ({ store, params }) => {
      const person = await store.people.read(params['id'] ?? '');
      return person === null ? err('unknown_attendee') : ok(person);
    },
  }),
  endpoint({
    route: `POST ${path}`,
    about: 'Adds a person',
    scope: 'attendees:write',
    body: NewPerson,
    answer: z.object({ id: z.string() }),
    handle: async ({ store, body, actor }) => {
      if (displayName(body) === '') return err('no_name');
      const { clock, random } = store;
      const id = uuidv7({ msecs: clock(), random: random(16) });
      const person = { ...body, id, subject: Buffer.from(random(8)).toString('hex') };
      const added = await store.people.add([Attendee.parse({ ...person, source: 'list' })], actor);
      return added.ok ? ok({ id }) : added;
    },
  }),
  endpoint({
    route: `PATCH ${path}/{id}`,
    about: 'Changes fields of a person, at every station too',
    scope: 'attendees:write',
    body: Fields.partial(),
    answer: z.object({ changed: z.array(z.string()) }),
    handle: async ({ store, body, params, actor }) => {
      const changed = await store.people.change({
        attendeeId: params['id'] ?? '',
        changes: said(body),
        actor,
      });
      return changed.ok ? ok({ changed: [...changed.value.changed] }) : changed;
    },
  }),
];
