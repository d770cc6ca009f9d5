import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A sandboxed preload must be one CommonJS file that requires nothing but `electron`. */
export default defineConfig({
  root: inProject('.'),
  publicDir: false,
  build: {
    outDir: inProject('dist/electron'),
    emptyOutDir: false,
    target: 'chrome130',
    minify: false,
    lib: {
      entry: inProject('electron/preload.ts'),
      formats: ['cjs'],
      fileName: () => 'preload.cjs',
    },
    rolldownOptions: { external: ['electron'] },
  },
});
