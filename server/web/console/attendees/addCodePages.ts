import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { changeHold, holdChanges } from '#server/people/changeHold.ts';
import type { Web } from '#server/web/web.ts';
import { actorOf, fieldsOf, sendConsoleTrouble } from '../console.ts';
import type { ConsoleKey } from '../consoleTexts.ts';

const path = '/console/attendees';
const managing = { config: { permission: 'links:manage' } } as const;

const reason = z.string().trim().min(1).max(500);
const HoldForm = z.object({ change: z.enum(holdChanges), reason });
const CodeForm = z.object({ change: z.enum(['resend', 'rotate', 'leak']), reason });
const Medium = z.enum(['entry', 'badge']);

/** What staff do to the codes of a person; none of it shows a code. */
export const addCodePages = (app: FastifyInstance, web: Web): void => {
  const { codes } = web.store;

  app.post<{ Params: { id: string } }>(`${path}/:id/hold`, managing, async (request, reply) => {
    const { id } = request.params;
    const form = fieldsOf(request, HoldForm);
    if (form === undefined) {
      return sendConsoleTrouble(web, reply, { status: 422, sentence: 'links.noReason' });
    }
    const held = await changeHold(web.store, {
      attendeeId: id,
      ...form,
      actor: actorOf(request),
    });
    if (!held.ok) {
      const sentence = problems[held.error.code];
      return sendConsoleTrouble(web, reply, { status: 422, sentence });
    }
    return reply.redirect(`${path}/${id}?said=${form.change}`, 303);
  });

  app.post<{ Params: { id: string; medium: string } }>(
    `${path}/:id/codes/:medium`,
    managing,
    async (request, reply) => {
      const { id } = request.params;
      const medium = Medium.safeParse(request.params.medium);
      const form = fieldsOf(request, CodeForm);
      if (form === undefined || !medium.success) {
        return sendConsoleTrouble(web, reply, { status: 422, sentence: 'links.noReason' });
      }
      const of = {
        attendeeId: id,
        medium: medium.data,
        reason: form.reason,
        actor: actorOf(request),
      };
      const done =
        form.change === 'resend'
          ? await codes.resend(of)
          : form.change === 'rotate'
            ? await codes.rotate(of)
            : await codes.reportLeak(of);
      if (!done.ok) {
        const sentence = problems[done.error.code];
        return sendConsoleTrouble(web, reply, { status: 422, sentence });
      }
      return reply.redirect(`${path}/${id}?said=code_${form.change}`, 303);
    },
  );
};

const problems = {
  unknown_attendee: 'attendees.unknown',
  not_possible: 'links.notPossible',
  private_link: 'attendees.privateLink',
  unknown_recipient: 'attendees.unknown',
  no_code: 'links.noCode',
  generations_used_up: 'links.usedUp',
  no_mail_address: 'links.noAddress',
  suspended: 'links.ownerSuspended',
  revoked: 'links.ownerRevoked',
  no_reason: 'links.noReason',
  no_event: 'shell.invalid',
} as const satisfies Readonly<Record<string, ConsoleKey>>;
