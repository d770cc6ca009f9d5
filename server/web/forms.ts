import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import type { z } from 'zod';
import { err, ok, type Result } from '#shared/model/result.ts';
import type { Html } from './html.ts';

/** What a session's forms carry, and no other site can know (OWASP, CSRF: HMAC of the session). */
export const formToken = (cookie: string): string =>
  createHmac('sha256', cookie).update('form').digest('base64url');

/** The hidden field of every form that a session sends. */
export const tokenField = (cookie: string): Html =>
  html`<input type="hidden" name="token" value="${formToken(cookie)}" />`;

/** Whether a POST comes from a page of ours, as far as the browser tells (Fetch Metadata, RFC 6454). */
export const isOwnForm = ({ headers }: FastifyRequest): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin === undefined || URL.parse(origin)?.host === headers.host;
};

/** The fields of a form of this session, of this shape. Repeated fields come as lists. */
export const readForm = <Fields>(
  request: FastifyRequest,
  cookie: string,
  shape: z.ZodType<Fields>,
): Result<Fields, 'form_old' | 'invalid_input'> => {
  const { body } = request;
  const told =
    typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string'
      ? Buffer.from(body.token)
      : Buffer.alloc(0);
  const expected = Buffer.from(formToken(cookie));
  const isOurs = told.length === expected.length && timingSafeEqual(told, expected);
  if (!isOurs || !isOwnForm(request)) return err('form_old');
  const fields = shape.safeParse(body);
  return fields.success ? ok(fields.data) : err('invalid_input');
};
