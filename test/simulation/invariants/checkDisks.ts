import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkSecret } from '../actions/scans.ts';
import type { World } from '../world/createWorld.ts';

/** I7: the secret of a private link is in no file of any disk, however it came in. */
export const checkDisks = (world: World): void => {
  const secrets = [linkSecret, linkSecret.toUpperCase()].map((text) => Buffer.from(text));
  const disks = [
    ...world.stations.map(({ name, disk }) => ({ name, disk: disk() })),
    { name: 'store', disk: world.store.disk() },
  ];
  for (const { name, disk } of disks) {
    for (const file of readdirSync(disk)) {
      const content = readFileSync(join(disk, file));
      if (secrets.some((secret) => content.includes(secret))) {
        world.violate('I7', `a private link is on the disk of ${name}`);
      }
    }
  }
};
