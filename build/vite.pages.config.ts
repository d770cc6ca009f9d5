import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The scripts of the token store's pages that need more than a few lines; the store serves them below /assets/. */
export default defineConfig({
  root: inProject('renderer/pages'),
  base: '/assets/',
  publicDir: false,
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: '[name].js', assetFileNames: '[name][extname]' } },
  },
  build: {
    outDir: inProject('dist/pages'),
    emptyOutDir: true,
    target: ['chrome107', 'firefox110', 'safari16.4'],
    assetsInlineLimit: 0,
    assetsDir: '',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: inProject('renderer/pages/scanCards.ts'),
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
