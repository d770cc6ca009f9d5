import { spawn } from 'node:child_process';
import { dirname, delimiter } from 'node:path';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findNode } from './findNode.mjs';
import { inProject } from './projectPaths.mjs';

/**
 * Installs what is missing and gives the Node 24 to go on with.
 * @param {(line: string) => void} say
 * @returns {Promise<{ ok: true, path: string } | { ok: false, sentence: string }>}
 */
export async function prepareNode(say) {
  const installed = await ensureInstalled(say);
  return installed.ok ? findNode() : installed;
}

// Node keeps there what it made of our TypeScript and of packages, so that the next start takes less time and memory.
const compileCache = inProject('node_modules', '.cache', 'compiled');

/**
 * Runs a program of this project under Node 24 in this terminal, hands signals on, and gives its exit code.
 * @param {string} program a Node binary, a browser, Electron
 * @param {string[]} parameters
 * @returns {Promise<number>}
 */
export function runToEnd(program, parameters) {
  const path = [
    dirname(program),
    inProject('node_modules', '.bin'),
    process.env['PATH'] ?? '',
  ].join(delimiter);
  const child = spawn(program, parameters, {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, PATH: path },
  });
  // Ctrl-C reaches the child by itself; it closes cleanly while we wait.
  const stay = () => undefined;
  const handOn = () => child.kill('SIGTERM');
  process.on('SIGINT', stay);
  process.on('SIGTERM', handOn);
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => {
      process.off('SIGINT', stay);
      process.off('SIGTERM', handOn);
      resolve(code ?? 1);
    });
  });
}
