export interface ProgramAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly json: () => unknown;
}

/** Somebody's program that uses the HTTP API with a token. */
export const createProgram =
  (origin: string, token: string) =>
  async (
    method: string,
    path: string,
    body?: unknown,
    type = 'application/json',
  ): Promise<ProgramAnswer> => {
    const response = await fetch(new URL(path, origin), {
      method,
      redirect: 'manual',
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      headers: response.headers,
      json: (): unknown => JSON.parse(text),
    };
  };
