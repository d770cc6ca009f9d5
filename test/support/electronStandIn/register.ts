import { registerHooks } from 'node:module';

// Given to Node with --import: our own main then gets this folder's stand-in where it imports `electron`.
const standIn = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context),
});
