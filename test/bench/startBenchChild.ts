// Run by startBench.ts: opens a station as the app does and says how long that took since the process was asked for.
const [mode, dataDir = '', askedAt] = process.argv.slice(2);

if (mode === 'station') {
  const { openStationApp } = await import('#app/openStationApp.ts');
  const opened = await openStationApp({ dataDir });
  if (!opened.ok) throw new Error(opened.error.code);
  const answered = await opened.value.transport.request('scans.submit', { text: 'x' });
  if (!answered.ok) throw new Error(answered.error.code);
  const readyMs = Date.now() - Number(askedAt);
  await opened.value.searchReady;
  report(readyMs);
  await opened.value.close();
} else {
  report(Date.now() - Number(askedAt));
}

function report(readyMs: number): void {
  const megabytes = Math.round(process.memoryUsage().rss / 1024 / 1024);
  process.stdout.write(JSON.stringify({ readyMs, megabytes }));
}
export {};
