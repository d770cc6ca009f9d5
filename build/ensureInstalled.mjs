import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inProject, projectFolder } from './projectPaths.mjs';

/**
 * Installs the packages of package.json where one is missing or has another version; else it takes a few milliseconds.
 * npm's own words are shown only when it fails.
 * @param {(line: string) => void} say tells people what takes its time
 * @returns {Promise<{ ok: true } | { ok: false, sentence: string }>}
 */
export async function ensureInstalled(say) {
  if (isInstalled()) return { ok: true };
  say('Installing packages (once, about a minute) …');
  // Not `npm ci`: it wants the optional packages of all other systems in the lock file, where npm 11 leaves them out.
  const command = ['install', '--no-save'];
  const { code, output } = await runNpm([...command, ...options]);
  if (code === 0 && isInstalled()) return { ok: true };
  const sentence =
    code === 0
      ? 'npm finished, but packages are still missing. Remove node_modules and try again.'
      : `${output.trim()}\nPackages could not be installed. Is the network there? Try \`npm install\`.`;
  return { ok: false, sentence };
}

const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** Compares what package.json asks for with what lies in node_modules: all versions are exact. */
function isInstalled() {
  const { dependencies, devDependencies } = readPackage(inProject('package.json'));
  return Object.entries({ ...dependencies, ...devDependencies }).every(([name, version]) => {
    const path = inProject('node_modules', name, 'package.json');
    return existsSync(path) && readPackage(path).version === version;
  });
}

/**
 * @param {string} path
 * @returns {{ version?: string, dependencies?: Record<string, string>, devDependencies?: Record<string, string> }}
 */
function readPackage(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * @param {string[]} parameters
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function runNpm(parameters) {
  const { npm_execpath: npmScript } = process.env;
  // npm tells its scripts where it lies; without that, Windows finds npm.cmd only through a shell.
  const child =
    npmScript !== undefined && /\.[cm]?js$/.test(npmScript)
      ? spawn(process.execPath, [npmScript, ...parameters], { cwd: projectFolder })
      : spawn('npm', parameters, { cwd: projectFolder, shell: process.platform === 'win32' });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
