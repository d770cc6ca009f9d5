import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { electronBundle, inProject, pagesBundle, rendererBundle } from './projectPaths.mjs';

/**
 * Builds dist/renderer where its sources changed since the last time.
 * @param {(line: string) => void} say
 */
export const buildRenderer = (say) =>
  buildIfChanged({
    outDir: rendererBundle,
    configFiles: ['build/vite.renderer.config.ts'],
    sources: ['renderer', 'shared', 'package-lock.json'],
    announce: () => say('Building the screens …'),
  });

/**
 * Builds dist/pages, the scripts of the token store's pages, where its sources changed.
 * @param {(line: string) => void} say
 */
export const buildPages = (say) =>
  buildIfChanged({
    outDir: pagesBundle,
    configFiles: ['build/vite.pages.config.ts'],
    sources: ['renderer/pages', 'renderer/scanning', 'shared', 'package-lock.json'],
    announce: () => say('Building the pages …'),
  });

/**
 * Builds dist/electron (main.js, its threads and preload.cjs) where its sources changed.
 * @param {(line: string) => void} say
 */
export const buildElectron = (say) =>
  buildIfChanged({
    outDir: electronBundle,
    configFiles: [
      'build/vite.electronMain.config.ts',
      'build/vite.electronThreads.config.ts',
      'build/vite.electronPreload.config.ts',
    ],
    sources: [
      'electron',
      'app',
      'station',
      'server',
      'shared',
      'sqlite',
      'lists',
      'package-lock.json',
    ],
    announce: () => say('Building the desktop shell …'),
  });

/**
 * Builds beside the old bundle and swaps at the end: a failed build or a second one at the same time harms nobody.
 * @param {{ outDir: string, configFiles: string[], sources: string[], announce: () => void }} bundle
 */
async function buildIfChanged({ outDir, configFiles, sources, announce }) {
  const stampFile = `${outDir}.stamp`;
  const stamp = hashOf([...sources, ...configFiles]);
  if (existsSync(outDir) && readIfThere(stampFile) === stamp) return;
  announce();
  const { build } = await import('vite');
  const fresh = `${outDir}.new-${process.pid}`;
  const old = `${outDir}.old-${process.pid}`;
  try {
    for (const configFile of configFiles) {
      await build({
        configFile: inProject(configFile),
        logLevel: 'error',
        build: { outDir: fresh, emptyOutDir: configFile === configFiles[0] },
      });
    }
    if (existsSync(outDir)) renameSync(outDir, old);
    renameSync(fresh, outDir);
    writeFileSync(stampFile, stamp);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/** @param {string[]} sources files and folders, from the project's folder */
function hashOf(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} source
 * @returns {string[]}
 */
function filesBelow(source) {
  if (/\.[a-z]+$/.test(source)) return existsSync(inProject(source)) ? [source] : [];
  if (!existsSync(inProject(source))) return [];
  return readdirSync(inProject(source), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(inProject().length))
    .sort();
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
