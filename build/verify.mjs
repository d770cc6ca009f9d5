import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { prepareNode, runToEnd } from './bootstrap.mjs';
import { inProject, projectFolder } from './projectPaths.mjs';

// All checks, then the tests; the last line is the tests' own. Calls itself again under Node 24.
const isSecondRun = process.env['LANYARD_VERIFY_RUN'] === '1';
const folders = [
  'shared',
  'sqlite',
  'lists',
  'station',
  'server',
  'renderer',
  'app',
  'electron',
  'build',
  'test',
];

/** @type {Record<string, () => boolean>} */
const checks = {
  format: () =>
    check('prettier', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--cache', '.']),
  lint: () => check('oxlint', 'node_modules/oxlint/bin/oxlint', ['--type-aware', '-f', 'unix']),
  types: () =>
    folders
      .map((folder) =>
        check(`types of ${folder}/`, 'node_modules/typescript/bin/tsc', [
          ...['-p', folder, '--incremental', '--tsBuildInfoFile'],
          inProject('node_modules', '.cache', 'types', `${folder}.tsbuildinfo`),
        ]),
      )
      .every((isGood) => isGood),
  'dead-code': () => check('knip', 'node_modules/knip/bin/knip.js', []),
};

if (isSecondRun) {
  process.exitCode = await verify(process.argv.slice(2));
} else {
  const node = await prepareNode((line) => console.log(line));
  if (node.ok) {
    process.env['LANYARD_VERIFY_RUN'] = '1';
    process.exitCode = await runToEnd(node.path, [
      fileURLToPath(import.meta.url),
      ...process.argv.slice(2),
    ]);
  } else {
    console.log(node.sentence);
    console.log('0 passed, 1 failed, 0 skipped');
    process.exitCode = 1;
  }
}

/** @param {string[]} names checks to run alone, without the tests: `lint`, `types`, … */
async function verify(names) {
  const chosen = names.length > 0 ? names : Object.keys(checks);
  const failed = chosen.filter((name) => checks[name]?.() !== true);
  if (names.length > 0) return failed.length === 0 ? 0 : 1;
  const { runTests } = await import('./runTests.mjs');
  const totals = await runTests([]);
  if (failed.length > 0) console.log(`Failed checks: ${failed.join(', ')}`);
  console.log(totals.line);
  // Something of a test may still hold the process; nothing may be printed after the totals.
  setTimeout(() => process.exit(), 1000).unref();
  return failed.length === 0 && totals.isGood ? 0 : 1;
}

/**
 * @param {string} title
 * @param {string} script of node_modules
 * @param {string[]} parameters
 */
function check(title, script, parameters) {
  const start = performance.now();
  if (!existsSync(inProject(script))) {
    console.log(`FAILED  ${title}: ${script} is missing`);
    return false;
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [inProject(script), ...parameters],
    { cwd: projectFolder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${title} (${seconds} s)`);
  if (status !== 0) console.log(`${stdout}${stderr}`.trim());
  return status === 0;
}
