import { buildElectron, buildPages, buildRenderer } from '../../build/buildBundles.mjs';

/** Vitest's global setup of the end-to-end tests: they drive the built bundles, so these must be fresh. */
export const setup = async (): Promise<void> => {
  await buildRenderer(() => undefined);
  await buildPages(() => undefined);
  await buildElectron(() => undefined);
};
