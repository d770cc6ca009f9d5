import { afterAll, beforeEach, inject } from 'vitest';
import { dropDatabases } from './testDatabases.ts';

beforeEach(({ skip }) => {
  const postgres = inject('postgres');
  if ('missing' in postgres) skip(postgres.missing);
});

afterAll(dropDatabases);
