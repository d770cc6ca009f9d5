import type { TokenStore } from '#server/createTokenStore.ts';
import { createHttpServer } from '#server/http/createHttpServer.ts';

/** Every route that the server has, as `GET /console/attendees/:id`, told by the server itself. */
export const routesOf = async (store: TokenStore): Promise<readonly string[]> => {
  const app = await createHttpServer(store, { pages: { isSecure: false } });
  await app.ready();
  const tree = app.printRoutes({ commonPrefix: false, includeHooks: false });
  await app.close();
  const parts: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const found = /^(.*?)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (found === null) return [];
    const [, indent = '', part = '', methods = ''] = found;
    parts.length = indent.length / 4;
    parts.push(part);
    return methods
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD' && method !== 'OPTIONS')
      .map((method) => `${method} ${parts.join('')}`);
  });
};
