import type { FastifyRequest } from 'fastify';
import { html } from 'hono/html';
import type { Html } from '../html.ts';
import type { ConsoleTexts } from './consoleTexts.ts';

const saids = [
  'saved',
  'resend',
  'rotate',
  'suspend',
  'resume',
  'revoke',
  'leak',
  'code_resend',
  'code_rotate',
  'code_leak',
] as const;

/** What the page that led here has done; nothing else is repeated from an address. */
export const saidLine = ({ query }: FastifyRequest, { t }: ConsoleTexts): Html => {
  const told = typeof query === 'object' && query !== null && 'said' in query ? query.said : '';
  const said = saids.find((one) => one === told);
  return html`${
    said === undefined ? '' : html`<p class="notice" role="status">${t(`links.said_${said}`)}</p>`
  }`;
};
