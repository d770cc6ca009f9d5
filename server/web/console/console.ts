import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import type { z } from 'zod';
import type { Event } from '#shared/model/event.ts';
import { mayDo, type Permission } from '#server/staff/staffRole.ts';
import type { Web } from '../web.ts';
import { sendConsolePage, type ConsolePage } from './consolePage.ts';
import { consoleTextsFor, localeOf, type ConsoleKey, type ConsoleTexts } from './consoleTexts.ts';
import type { SignedInStaff } from './staffCookies.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What somebody must be allowed to do to be answered by a route of the console; `nobody` asks for no account. */
    readonly permission?: Permission | 'nobody';
  }
}

const signedIn = new WeakMap<FastifyRequest, SignedInStaff>();

export const knowStaff = (request: FastifyRequest, staff: SignedInStaff): void => {
  signedIn.set(request, staff);
};

/** Who asks; routes that ask for no account have nobody. */
export const staffOf = (request: FastifyRequest): SignedInStaff => {
  const staff = signedIn.get(request);
  if (staff === undefined) throw new Error('a route of the console without a permission');
  return staff;
};

/** What the audit calls whoever asks. */
export const actorOf = (request: FastifyRequest) => `staff:${staffOf(request).member.id}` as const;

/** What the handler of a page of the console works with. */
export interface PageContext {
  readonly texts: ConsoleTexts;
  readonly event: Event;
  readonly staff: SignedInStaff;
  readonly may: (permission: Permission) => boolean;
  /** In the event's time zone. */
  readonly when: (ms: number) => string;
  readonly page: (page: OwnPage) => Promise<FastifyReply>;
}

export type OwnPage = Omit<ConsolePage, 'texts' | 'eventName' | 'staff'>;

export const pageContext = async (
  web: Web,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<PageContext> => {
  const event = await web.store.event();
  // Accounts belong to an event: without one nobody is signed in.
  if (event === null) throw new Error('the console without an event');
  const texts = consoleTextsFor(request);
  const staff = staffOf(request);
  const times = new Intl.DateTimeFormat(localeOf(texts.language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: event.timeZone,
  });
  return {
    texts,
    event,
    staff,
    may: (permission) => mayDo(staff.member.role, permission),
    when: (ms) => times.format(ms),
    page: (own) => sendConsolePage(reply, { texts, eventName: event.name, staff, ...own }),
  };
};

/** A page for whoever asks, signed in or not. */
export const sendOpenPage = async (
  web: Web,
  reply: FastifyReply,
  own: OwnPage,
): Promise<FastifyReply> =>
  sendConsolePage(reply, {
    texts: consoleTextsFor(reply.request),
    eventName: (await web.store.event())?.name ?? 'Lanyard',
    staff: signedIn.get(reply.request),
    ...own,
  });

/** A page of one sentence that says what is wrong and what to do. */
export const sendConsoleTrouble = (
  web: Web,
  reply: FastifyReply,
  { status, sentence }: { readonly status: number; readonly sentence: ConsoleKey },
): Promise<FastifyReply> => {
  const { t } = consoleTextsFor(reply.request);
  const body = html`<p role="alert">${t(sentence)}</p>`;
  return sendOpenPage(web, reply, { title: t('shell.trouble'), status, body });
};

/** The fields of a form whose token was checked already; undefined where they are not of this shape. */
export const fieldsOf = <Fields>(
  request: FastifyRequest,
  shape: z.ZodType<Fields>,
): Fields | undefined => {
  const parsed = shape.safeParse(request.body);
  return parsed.success ? parsed.data : undefined;
};
