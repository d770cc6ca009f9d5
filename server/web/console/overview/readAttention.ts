import type { TokenStore } from '#server/createTokenStore.ts';
import type { Permission } from '#server/staff/staffRole.ts';

/** Something that somebody should look at, and where. */
export interface Attention {
  readonly key: 'leaks' | 'exposed' | 'gaps' | 'setAside' | 'waiting' | 'bounced' | 'mailStuck';
  readonly count: number;
  readonly href: string;
  readonly permission: Permission;
}

const day = 24 * 3_600_000;

/** What needs attention now; nothing of it is remembered as seen. */
export const readAttention = async (store: TokenStore): Promise<readonly Attention[]> => {
  const [gaps, setAside, stations, mail, lines, exposed] = await Promise.all([
    store.gaps(),
    store.setAside(),
    store.stationStates(),
    store.mail.status(),
    store.audit({ action: leakActions, limit: mostLeaks }),
    store.audit({ action: ['link.exposed'], limit: mostLeaks }),
  ]);
  const since = store.clock() - day;
  const waitingLong = mail.waitingSince !== null && mail.waitingSince < store.clock() - hour;
  const found: readonly Attention[] = [
    {
      key: 'leaks',
      count: lines.filter(({ at }) => at >= since).length,
      href: '/console/audit',
      permission: 'audit:read',
    },
    {
      key: 'exposed',
      count: exposed.filter(({ at, details }) => at >= since && isOnlyNoted(details)).length,
      href: '/console/audit',
      permission: 'audit:read',
    },
    { key: 'gaps', count: gaps.length, href: '/console/stations', permission: 'stations:read' },
    {
      key: 'setAside',
      count: setAside.length,
      href: '/console/stations',
      permission: 'stations:read',
    },
    {
      key: 'waiting',
      count: stations.filter(({ waiting, isRevoked }) => waiting > 0 && !isRevoked).length,
      href: '/console/stations',
      permission: 'stations:read',
    },
    {
      key: 'bounced',
      count: mail.counts.bounced + mail.counts.failed,
      href: '/console/mail',
      permission: 'templates:read',
    },
    {
      key: 'mailStuck',
      count: waitingLong ? mail.counts.waiting : 0,
      href: '/console/mail',
      permission: 'templates:read',
    },
  ];
  return found.filter(({ count }) => count > 0);
};

/** `details` of an audit line: one that was replaced needs nobody. */
const isOnlyNoted = (details: string): boolean => details.includes('"outcome":"noted"');

const hour = 3_600_000;
const mostLeaks = 100;
const leakActions = ['link.leaked', 'code.leaked'] as const;
