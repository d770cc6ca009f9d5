import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Threads of Electron's main process, each a file beside main.js (sqlite/startLogThread.ts). */
export default defineConfig({
  root: inProject('.'),
  publicDir: false,
  build: {
    outDir: inProject('dist/electron'),
    emptyOutDir: false,
    target: 'node24',
    ssr: inProject('sqlite/logThread.ts'),
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: [/^node:/, /^[a-z@][^:]*$/],
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
