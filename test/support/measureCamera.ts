import type { OpenPage } from './openScanPage.ts';

export interface CameraMeasures {
  readonly looksPerSecond: number;
  /** Cores kept busy by the page (with its decoding worker), and by all of the browser. */
  readonly pageCores: number;
  readonly browserCores: number;
  /** From a code's first frame in the page to its painted text, ms, ascending. */
  readonly latencies: readonly number[];
  readonly texts: readonly string[];
  readonly problems: readonly string[];
}

/** Watches the page `cameraPage` for a while. Codes never read count as an endless latency. */
export async function measureCamera(
  { page, cpuSeconds }: OpenPage,
  milliseconds: number,
): Promise<CameraMeasures> {
  const looks = (): Promise<number> => page.evaluate(() => window.notes.looks());
  const before = { looks: await looks(), cpu: await cpuSeconds(), at: performance.now() };
  await page.waitForTimeout(milliseconds);
  const seconds = (performance.now() - before.at) / 1000;
  const cpu = await cpuSeconds();
  const looksPerSecond = ((await looks()) - before.looks) / seconds;
  const { reads, appearedAt, problems } = await page.evaluate(() => ({
    reads: window.notes.reads,
    appearedAt: window.notes.appearedAt,
    problems: window.notes.problems,
  }));
  return {
    looksPerSecond,
    pageCores: (cpu.page - before.cpu.page) / seconds,
    browserCores: (cpu.browser - before.cpu.browser) / seconds,
    // The last code may have appeared just now.
    latencies: appearedAt
      .slice(0, -1)
      .map((at, index) => {
        const next = appearedAt[index + 1] ?? Infinity;
        const read = reads.find(({ paintedAt }) => paintedAt > at && paintedAt < next);
        return (read?.paintedAt ?? Infinity) - at;
      })
      .toSorted((a, b) => a - b),
    texts: reads.map(({ text }) => text),
    problems,
  };
}
