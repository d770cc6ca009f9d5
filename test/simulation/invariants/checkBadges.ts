import type { World } from '../world/createWorld.ts';

/** I8, of each station: generations rise, and no sheet comes out again that nobody ordered again. */
export const checkBadges = (world: World): void => {
  const ordered = new Map<string, number>();
  for (const job of world.retriedJobs) ordered.set(job, (ordered.get(job) ?? 0) + 1);
  const sheets = Map.groupBy(world.sheets, ({ jobName }) => jobName);
  for (const [job, copies] of sheets) {
    if (copies.length > 1 + (ordered.get(job) ?? 0)) {
      world.violate('I8', `a badge came out ${copies.length} times`);
    }
  }
  for (const station of world.stations) {
    const tables = station.tables();
    const id = tables?.kept.read('enrolment')?.station;
    // What such a station printed before is not in its queue, or in another's too.
    if (tables === null || id === undefined || world.disturbed.has(station.index)) continue;
    const highest = new Map<string, number>();
    for (const fact of tables.facts.page(0, 100_000)) {
      if (fact.station !== id || fact.kind !== 'badgePrinted' || fact.attendee === null) continue;
      const generation = Number(fact.body['generation']);
      if (generation <= (highest.get(fact.attendee) ?? 0)) {
        world.violate('I8', `${station.name} printed generation ${generation} twice`);
      }
      highest.set(fact.attendee, generation);
    }
    const jobs = tables.jobs.newest(10_000);
    const known = new Set(jobs.map((job) => `lanyard-${job.id.slice(-8)}`));
    const unknown = world.sheets.filter((sheet) => sheet.station === station.index);
    for (const sheet of unknown) {
      if (!known.has(sheet.jobName)) {
        world.violate('I8', `a badge of ${station.name} came out that its queue does not know`);
      }
    }
  }
};
