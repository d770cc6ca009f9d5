import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/**
 * Electron's main process: our own TypeScript as main.js and, beside it, what is loaded when it is wanted; packages stay in
 * node_modules.
 */
export default defineConfig({
  root: inProject('.'),
  publicDir: false,
  build: {
    outDir: inProject('dist/electron'),
    emptyOutDir: true,
    target: 'node24',
    ssr: inProject('electron/main.ts'),
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      // Packages with native parts, or that look for files beside themselves.
      external: [/^electron$/, /^node:/, /^[a-z@][^:]*$/],
      // All in one folder: files look for their neighbours by the path from there.
      output: { format: 'es', entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
