import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Threads of Electron's main process, each a file beside main.js (startLogThread.ts, startListThread.ts). */
export default defineConfig({
  root: inProject('.'),
  publicDir: false,
  build: {
    outDir: inProject('dist/electron'),
    emptyOutDir: false,
    target: 'node24',
    ssr: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: ['sqlite/logThread.ts', 'lists/listThread.ts'].map(inProject),
      external: [/^node:/, /^[a-z@][^:]*$/],
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});
