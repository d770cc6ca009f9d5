import { onTestFinished } from 'vitest';
import { createHubCertificate, readHubCertificate } from '#app/hub/hubCertificate.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';
import { temporaryFolder } from './server/makePlace.ts';

/** A hub's certificate in a folder of its own. */
export const aHubCertificate = async () => {
  const folder = temporaryFolder();
  await createHubCertificate(folder);
  const read = readHubCertificate(folder);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

/** Serves a store by TLS with a certificate of its own, as a hub does. */
export const startTlsStore = async (
  store: TokenStore,
  at: { readonly host: string; readonly port: number },
  certificate: Awaited<ReturnType<typeof aHubCertificate>>,
) => {
  const app = await createHttpServer(store, { tls: certificate });
  const { port } = new URL(await app.listen(at));
  onTestFinished(() => app.close());
  return { url: `https://${at.host}:${port}`, port, close: () => app.close() };
};
