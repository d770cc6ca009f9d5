import type { html } from 'hono/html';

/** A piece of a page: the `html` of hono, which escapes every value that is not such a piece itself. */
export type Html = ReturnType<typeof html>;
