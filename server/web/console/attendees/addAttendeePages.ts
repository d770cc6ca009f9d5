import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { Language } from '#shared/model/language.ts';
import { AttendeeStatus, displayName } from '#shared/model/attendee.ts';
import { personLine } from '#server/people/ownFields.ts';
import { readAddress } from '#server/mail/readAddress.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, pageContext, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';
import { attendeeForm, noFields, type FormValues } from './attendeeForm.ts';
import { attendeeList } from './attendeeList.ts';
import { attendeePage } from './attendeePage.ts';

const path = '/console/attendees';
const reading = { config: { permission: 'attendees:read' } } as const;
const changing = { config: { permission: 'attendees:change' } } as const;

const ListQuery = z.object({
  q: z.string().max(200).catch(''),
  status: AttendeeStatus.optional().catch(undefined),
  category: z.string().max(200).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

const PersonForm = z.object({
  firstName: personLine,
  lastName: personLine,
  badgeName: personLine,
  company: personLine,
  email: personLine,
  phone: personLine,
  orderNumber: personLine,
  category: personLine,
  language: z.union([Language, z.literal('')]),
  status: AttendeeStatus,
  note: z.string().trim().max(2000),
});

const peoplePerPage = 50;

/** The list of attendees, and each of them. */
export const addAttendeePages = (app: FastifyInstance, web: Web): void => {
  const { people } = web.store;

  app.get(path, reading, async (request, reply) => {
    const context = await pageContext(web, request, reply);
    const { q, status, category, page } = ListQuery.parse(request.query);
    const wanted = category === undefined || category === '' ? {} : { category };
    const found = await people.find({
      text: q,
      ...(status === undefined ? {} : { status }),
      ...wanted,
      offset: (page - 1) * peoplePerPage,
      limit: peoplePerPage,
    });
    const categories = await people.categories();
    return context.page(
      attendeeList(context, {
        ...{ q, status, category: category ?? '', page, categories },
        ...found,
        pages: Math.max(1, Math.ceil(found.total / peoplePerPage)),
      }),
    );
  });

  app.get(`${path}/new`, changing, async (request, reply) => {
    const context = await pageContext(web, request, reply);
    const { t } = context.texts;
    return context.page({
      title: t('attendees.add'),
      place: path,
      body: attendeeForm(context, { action: `${path}/new`, values: noFields }),
    });
  });

  app.post(`${path}/new`, changing, async (request, reply) => {
    const values = fieldsOf(request, PersonForm);
    const problem = problemOf(values);
    if (values === undefined || problem !== undefined) {
      const context = await pageContext(web, request, reply);
      return context.page({
        title: context.texts.t('attendees.add'),
        place: path,
        status: 422,
        body: attendeeForm(context, {
          action: `${path}/new`,
          values: values ?? noFields,
          problem: problem ?? 'shell.invalid',
        }),
      });
    }
    const { clock, random } = web.store;
    const id = uuidv7({ msecs: clock(), random: random(16) });
    await people.add(
      [
        {
          ...values,
          id,
          subject: Buffer.from(random(8)).toString('hex'),
          rowKey: '',
          source: 'list',
          sessions: [],
          entryGeneration: 0,
          badgeGeneration: 0,
          hold: 'none',
          importedCode: null,
        },
      ],
      actorOf(request),
    );
    return reply.redirect(`${path}/${id}`, 303);
  });

  app.get<{ Params: { id: string } }>(`${path}/:id`, reading, async (request, reply) => {
    const person = await people.read(request.params.id);
    return person === null
      ? sendConsoleTrouble(web, reply, { status: 404, sentence: 'attendees.unknown' })
      : attendeePage(web, request, reply, { person });
  });

  app.post<{ Params: { id: string } }>(`${path}/:id`, changing, async (request, reply) => {
    const { id } = request.params;
    const person = await people.read(id);
    if (person === null) {
      return sendConsoleTrouble(web, reply, { status: 404, sentence: 'attendees.unknown' });
    }
    const values = fieldsOf(request, PersonForm);
    const problem = problemOf(values, person.email);
    if (values === undefined || problem !== undefined) {
      return attendeePage(web, request, reply, {
        person: { ...person, ...values },
        problem: problem ?? 'shell.invalid',
      });
    }
    const changed = await people.change({
      attendeeId: id,
      changes: values,
      actor: actorOf(request),
    });
    if (!changed.ok) {
      return attendeePage(web, request, reply, {
        person: { ...person, ...values },
        problem: problems[changed.error.code],
      });
    }
    return reply.redirect(`${path}/${id}?said=saved`, 303);
  });
};

const problemOf = (values: FormValues | undefined, emailBefore = ''): ConsoleKey | undefined => {
  if (values === undefined) return 'shell.invalid';
  if (displayName(values) === '') return 'attendees.noName';
  const { email } = values;
  // What a list brought is no reason to refuse another change.
  return email === '' || email === emailBefore || readAddress(email) !== null
    ? undefined
    : 'attendees.badEmail';
};

const problems = {
  private_link: 'attendees.privateLink',
  unknown_attendee: 'attendees.unknown',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
