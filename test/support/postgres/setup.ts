import type { TestProject } from 'vitest/node';
import { startPostgres } from './startPostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the tests of the project `postgres` find a server, or why there is none. */
    readonly postgres: { readonly url: string } | { readonly missing: string };
  }
}

/** One PostgreSQL for all tests of the project; each store gets a database of its own in it. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const started = await startPostgres();
  if (typeof started === 'string') {
    if (process.env['CI'] !== undefined) throw new Error(started);
    process.stdout.write(`Tests on PostgreSQL are skipped: ${started}.\n`);
    project.provide('postgres', { missing: started });
    return undefined;
  }
  project.provide('postgres', { url: started.url });
  return started.stop;
};
