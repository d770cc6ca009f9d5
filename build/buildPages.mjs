import { buildPages } from './buildBundles.mjs';

// Before the token store is served: standard output belongs to the command alone.
await buildPages((line) => console.error(line));
