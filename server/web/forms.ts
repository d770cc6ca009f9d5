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

/** Whether a form is this session's own; `token` is what came in its hidden field. */
export const isSessionForm = (request: FastifyRequest, cookie: string, token: unknown): boolean => {
  const told = Buffer.from(typeof token === 'string' ? token : '');
  const expected = Buffer.from(formToken(cookie));
  const isOurs = told.length === expected.length && timingSafeEqual(told, expected);
  return isOurs && isOwnForm(request);
};

/** The fields of a form of this session, of this shape. Repeated fields come as lists. */
export const readForm = <Fields>(
  request: FastifyRequest,
  cookie: string,
  shape: z.ZodType<Fields>,
): Result<Fields, 'form_old' | 'invalid_input'> => {
  const { body } = request;
  const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : '';
  if (!isSessionForm(request, cookie, token)) return err('form_old');
  const fields = shape.safeParse(body);
  return fields.success ? ok(fields.data) : err('invalid_input');
};
