import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from './projectPaths.mjs';

const major = 24;

/**
 * The Node that everything runs on: the one npm brought, else this one if it is a Node 24.
 * @returns {{ ok: true, path: string } | { ok: false, sentence: string }}
 */
export function findNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const brought = inProject('node_modules', 'node', 'bin', name);
  if (existsSync(brought) && versionOf(brought).startsWith(`v${major}.`)) {
    return { ok: true, path: brought };
  }
  if (process.version.startsWith(`v${major}.`)) return { ok: true, path: process.execPath };
  return {
    ok: false,
    sentence:
      `Lanyard runs on Node ${major}; this is Node ${process.version.slice(1)}, and the one that npm brings is missing. ` +
      `Run \`npm ci --ignore-scripts=false\`, or install Node ${major}.`,
  };
}

/** @param {string} path */
function versionOf(path) {
  if (path === process.execPath) return process.version;
  return spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout ?? '';
}
