import { beforeEach, inject } from 'vitest';

beforeEach(({ skip }) => {
  const postgres = inject('postgres');
  if ('missing' in postgres) skip(postgres.missing);
});
