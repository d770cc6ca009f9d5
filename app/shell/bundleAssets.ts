import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

export interface BundleAsset {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** Takes the path of a URL, `/assets/x.js`; null is a 404. */
export type BundleAssets = (urlPath: string) => Promise<BundleAsset | null>;

/**
 * The files of the built renderer. They are listed once, and only listed files are given: a path is looked up, never
 * joined, so `..`, `%2e` or a backslash find nothing. Throws where the bundle was not built.
 */
export const createBundleAssets = async (bundleDir: string): Promise<BundleAssets> => {
  const fileByUrlPath = await listFiles(bundleDir);
  if (!fileByUrlPath.has(startPage)) throw new Error('The bundle has no index.html');
  return async (urlPath) => {
    const path = urlPath === '/' ? startPage : urlPath;
    const file = fileByUrlPath.get(path);
    const contentType = contentTypes.get(extname(path));
    if (file === undefined || contentType === undefined) return null;
    return { bytes: new Uint8Array(await readFile(file)), contentType };
  };
};

const startPage = '/index.html';

const listFiles = async (folder: string): Promise<ReadonlyMap<string, string>> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  );
};

/** What a bundle may hold; anything else (source maps too) is not served. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.jpg', 'image/jpeg'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.mp3', 'audio/mpeg'],
  ['.ogg', 'audio/ogg'],
  ['.otf', 'font/otf'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.ttf', 'font/ttf'],
  ['.wasm', 'application/wasm'],
  ['.wav', 'audio/wav'],
  ['.webp', 'image/webp'],
  ['.woff', 'font/woff'],
  ['.woff2', 'font/woff2'],
]);
