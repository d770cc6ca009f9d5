import { formToken } from '#server/web/forms.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Where it redirects to; empty where it does not. */
  readonly location: string;
  readonly headers: Headers;
}

export interface Uploaded {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** In place of the session's own. */
  readonly token?: string;
}

/** A field that stands in a form several times has a list. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

export interface Visitor {
  readonly get: (path: string) => Promise<Answer>;
  /** Sends a form, with the session's token where this visitor has a session for that path. */
  readonly post: (path: string, fields?: FormFields) => Promise<Answer>;
  /** Sends a file as a browser's form does, behind the session's token. */
  readonly upload: (path: string, field: string, file: Uploaded) => Promise<Answer>;
  readonly cookies: () => readonly string[];
}

/** No form is bound to these. */
const withoutForms = new Set(['lanyard-language', 'lanyard-device', 'lanyard-zone']);

/** Somebody at a browser without scripts: keeps cookies by their path and follows no redirect. */
export const createVisitor = (
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): Visitor => {
  const jar = new Map<string, { readonly value: string; readonly path: string }>();

  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(new URL(path, origin), {
      redirect: 'manual',
      ...init,
      headers: { cookie: cookieFor(path), 'accept-language': 'en', ...headers, ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) keep(line);
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location') ?? '',
      headers: response.headers,
    };
  };

  const keep = (line: string): void => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=');
    const path = attributes.find((one) => one.startsWith('Path='))?.slice(5) ?? '/';
    if (value === '') jar.delete(name);
    else jar.set(name, { value: decodeURIComponent(value), path });
  };

  const sentTo = (path: string) =>
    [...jar].filter(
      ([, cookie]) => cookie.path === '/' || `${path}/`.startsWith(`${cookie.path}/`),
    );
  /** The token of the session that this visitor has for that path. */
  const tokenFor = (path: string): Readonly<Record<string, string>> => {
    // As browsers send them: the one for the longest path first (RFC 6265bis, section 5.8.3).
    const session = sentTo(path)
      .filter(([name]) => !withoutForms.has(name))
      .toSorted(([, one], [, other]) => other.path.length - one.path.length)[0];
    return session === undefined ? {} : { token: formToken(session[1].value) };
  };
  const cookieFor = (path: string): string =>
    sentTo(path)
      .map(([name, { value }]) => `${name}=${encodeURIComponent(value)}`)
      .join('; ');

  return {
    get: (path) => ask(path, {}),
    post: (path, fields = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
        body: new URLSearchParams(pairsOf({ ...tokenFor(path), ...fields })).toString(),
      }),
    upload: (path, field, { name, type, bytes, token }) => {
      const body = new FormData();
      const own = token === undefined ? tokenFor(path) : { token };
      for (const [key, value] of Object.entries(own)) body.append(key, value);
      body.append(field, new Blob([Uint8Array.from(bytes)], { type }), name);
      return ask(path, { method: 'POST', headers: { origin }, body });
    },
    cookies: () => [...jar.keys()],
  };
};

const pairsOf = (fields: FormFields): string[][] =>
  Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
