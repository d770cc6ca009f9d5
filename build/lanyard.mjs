import { prepareNode, runToEnd } from './bootstrap.mjs';
import { inProject } from './projectPaths.mjs';
import { storeFlags } from './storeFlags.mjs';

// The `lanyard` command from a fresh clone: standard output belongs to the command alone.
const node = await prepareNode((line) => console.error(line));
if (node.ok) {
  const [group, command] = process.argv.slice(2);
  const isStore = group === 'server' && command === 'serve';
  if (isStore) await runToEnd(node.path, [inProject('build', 'buildPages.mjs')]);
  process.exitCode = await runToEnd(node.path, [
    ...(isStore ? storeFlags : []),
    inProject('app', 'cli', 'main.ts'),
    ...process.argv.slice(2),
  ]);
} else {
  console.error(node.sentence);
  process.exitCode = 1;
}
