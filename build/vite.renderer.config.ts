import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const inProject = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The one bundle of all screens, for Electron's `app://lanyard/` and for the loopback shell. */
export default defineConfig({
  root: inProject('renderer'),
  base: '/',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: inProject('dist/renderer'),
    emptyOutDir: true,
    target: 'chrome130',
    // The content security policy allows no inline data for scripts, fonts or the decoder.
    assetsInlineLimit: 0,
    // Its polyfill would be an inline script.
    modulePreload: { polyfill: false },
    sourcemap: true,
    chunkSizeWarningLimit: 4000,
  },
});
