import { resolve } from 'node:path';
import { prepareNode, runToEnd } from './bootstrap.mjs';

// Runs any TypeScript program of the project under Node 24: node build/run.mjs FILE [ARGUMENTS]
const [file, ...rest] = process.argv.slice(2);
const node = await prepareNode((line) => console.error(line));
if (!node.ok || file === undefined) {
  console.error(node.ok ? 'Usage: node build/run.mjs FILE [ARGUMENTS]' : node.sentence);
  process.exitCode = 1;
} else {
  process.exitCode = await runToEnd(node.path, ['--expose-gc', resolve(file), ...rest]);
}
