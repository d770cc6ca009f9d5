import { fileURLToPath } from 'node:url';
import { prepareNode, runToEnd } from './bootstrap.mjs';

// Everything below runs under Node 24: this file calls itself again with it.
const isSecondRun = process.env['LANYARD_TEST_RUN'] === '1';

if (isSecondRun) {
  const { runTests } = await import('./runTests.mjs');
  const totals = await runTests(process.argv.slice(2));
  process.exitCode = totals.isGood ? 0 : 1;
  process.stdout.write(`${totals.line}\n`, () => process.exit());
} else {
  const node = await prepareNode((line) => console.log(line));
  if (node.ok) {
    process.env['LANYARD_TEST_RUN'] = '1';
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
