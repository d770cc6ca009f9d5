import { buildElectron, buildPages, buildRenderer } from './buildBundles.mjs';
import { ensureBrowser } from './ensureBrowser.mjs';
import { projectFolder } from './projectPaths.mjs';

/**
 * Runs all Vitest projects (or those files that the filters name) with all they need.
 * @param {string[]} filters parts of file names
 * @returns {Promise<{ line: string, isGood: boolean }>} the one line of totals over all projects
 */
export async function runTests(filters) {
  /** @param {string} line */
  const say = (line) => console.log(line);
  let buildFailures = 0;
  try {
    await buildRenderer(say);
    await buildPages(say);
    await buildElectron(say);
  } catch (error) {
    console.error(error);
    buildFailures = 1;
  }
  const browser = await ensureBrowser(say);
  if (browser === null)
    say('No browser could be found or installed; tests that need one will fail.');
  else process.env['CHROME_PATH'] = browser;
  const totals = await runVitest(filters);
  const failed = totals.failed + buildFailures;
  return {
    line: `${totals.passed} passed, ${failed} failed, ${totals.skipped} skipped`,
    isGood: failed === 0 && totals.passed > 0,
  };
}

/** @param {string[]} filters */
async function runVitest(filters) {
  const { startVitest } = await import('vitest/node');
  const vitest = await startVitest('test', filters, { root: projectFolder, watch: false });
  const totals = { passed: 0, failed: 0, skipped: 0 };
  for (const testModule of vitest.state.getTestModules()) {
    for (const test of testModule.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') totals.passed += 1;
      else if (state === 'skipped') totals.skipped += 1;
      else totals.failed += 1;
    }
    // A file or a suite whose own code fails has no failed test to count.
    totals.failed += testModule.errors().length;
    for (const suite of testModule.children.allSuites()) totals.failed += suite.errors().length;
  }
  totals.failed += vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return totals;
}
