import { fileURLToPath } from 'node:url';
import { prepareNode, runToEnd } from './bootstrap.mjs';
import { inProject, projectFolder } from './projectPaths.mjs';
import { parseStartOptions, usage } from './startOptions.mjs';

/** Electron's main has already told the person why (electron/main.ts). */
const exitCodeExplained = 3;
/** @param {string} line */
const say = (line) => console.log(line);
// npm runs scripts in the project's folder and says where the person was.
const folder = process.env['INIT_CWD'] ?? process.cwd();
const parsed = parseStartOptions(process.argv.slice(2), { folder, project: projectFolder });

if (parsed.kind === 'help') {
  say(usage);
} else if (parsed.kind === 'wrong') {
  console.error(`${parsed.sentence}\n\n${usage}`);
  process.exitCode = 2;
} else if (process.env['LANYARD_START_RUN'] === '1') {
  process.exitCode = await start(parsed.options);
} else {
  const node = await prepareNode(say);
  if (node.ok) {
    process.env['LANYARD_START_RUN'] = '1';
    const self = fileURLToPath(import.meta.url);
    process.exitCode = await runToEnd(node.path, [self, ...process.argv.slice(2)]);
  } else {
    console.error(node.sentence);
    process.exitCode = 1;
  }
}

/**
 * Under Node 24: builds, chooses the window, and runs the station until it is closed.
 * @param {import('./startOptions.mjs').StartOptions} options
 * @returns {Promise<number>} the exit code
 */
async function start({ dataDir, eventFile, isHub, port, shell }) {
  const { buildElectron, buildRenderer } = await import('./buildBundles.mjs');
  const { chooseShell } = await import('./chooseShell.mjs');
  await buildRenderer(say);
  let chosen = await chooseShell(shell, say);
  const station = [
    '--data',
    dataDir,
    ...(eventFile === null ? [] : ['--event', eventFile]),
    ...(isHub ? ['--hub'] : []),
  ];
  if (chosen.kind === 'electron') {
    await buildElectron(say);
    const begin = Date.now();
    const code = await runToEnd(chosen.path, [
      inProject('dist', 'electron', 'main.js'),
      ...station,
    ]);
    const isExplained = code === 0 || code === exitCodeExplained || Date.now() - begin > 10_000;
    if (isExplained) return code;
    // On some Linux systems Electron's sandbox may not start.
    say('Electron does not run here; a browser window shows the station instead.');
    chosen = await chooseShell('browser', say);
  }
  return runToEnd(process.execPath, [
    inProject('app', 'main', 'start.ts'),
    ...station,
    ...(port === null ? [] : ['--port', String(port)]),
    ...(chosen.kind === 'browser' ? ['--browser', chosen.path] : []),
  ]);
}
