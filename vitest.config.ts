import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 10_000,
        },
      },
      {
        // The token store's tests once more, on a real PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'test/unit/server/**/*.test.ts',
            'test/integration/twoStations.test.ts',
            'test/integration/postgres/**/*.test.ts',
          ],
          globalSetup: ['test/support/postgres/setup.ts'],
          setupFiles: ['test/support/postgres/skipWithout.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/{integration,simulation}/**/*.test.ts'],
          exclude: ['test/integration/postgres/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/buildAll.ts'],
          // One browser at a time: what is measured and clicked must not wait for its neighbour.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
