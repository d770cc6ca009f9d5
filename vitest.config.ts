import react from '@vitejs/plugin-react';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Vitest leaves one core to itself, which on two is half of the machine.
const maxWorkers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          maxWorkers,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          testTimeout: 10_000,
        },
      },
      {
        // The token store's tests once more, on a real PostgreSQL.
        extends: true,
        test: {
          name: 'postgres',
          maxWorkers,
          include: [
            'test/unit/server/**/*.test.ts',
            'test/integration/twoStations.test.ts',
            'test/integration/postgres/**/*.test.ts',
          ],
          globalSetup: ['test/support/postgres/setup.ts'],
          setupFiles: ['test/support/postgres/eachFile.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          maxWorkers,
          include: [
            'test/integration/**/*.test.ts',
            'test/simulation/{differential,realProcesses}.test.ts',
          ],
          exclude: ['test/integration/postgres/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Each runs as many worlds side by side as there are cores.
        extends: true,
        test: {
          name: 'simulation',
          include: ['test/simulation/{seeds,mutants}.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          maxWorkers,
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/buildAll.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
