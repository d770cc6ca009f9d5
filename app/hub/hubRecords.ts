import type { AnnouncedHub } from '#station/sync/findStore.ts';

/** The name under which hubs are looked for (RFC 6763). */
export const serviceName = '_lanyard._tcp.local';

/** What a hub tells everybody on the network: no name of a person, an event or a machine. */
export interface HubToAnnounce {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly pin: string;
  readonly eventId: string;
}

/** As much of a DNS record as is used here. */
interface DnsRecord {
  readonly type: string;
  readonly name: string;
  readonly data?: unknown;
}

/** The four kinds of records of a service; a `ttl` of 0 (seconds) takes them back. */
export const hubRecords = ({ addresses, port, pin, eventId }: HubToAnnounce, ttl: number) => {
  const label = `lanyard-${Buffer.from(pin, 'base64url').toString('hex').slice(0, 16)}`;
  const instance = `${label}.${serviceName}`;
  const host = `${label}.local`;
  return [
    { type: 'PTR' as const, name: serviceName, ttl, data: instance },
    { type: 'SRV' as const, name: instance, ttl, data: { port, target: host } },
    {
      type: 'TXT' as const,
      name: instance,
      ttl,
      data: ['v=1', `event=${eventId.slice(0, eventPrefix)}`, `key=${pin}`],
    },
    ...addresses.map((data) => ({ type: 'A' as const, name: host, ttl, data })),
  ];
};

const eventPrefix = 8;

/** The hubs that a packet announces. Anybody may send one, so each field is looked at. */
export const readHubs = (packet: {
  readonly answers?: readonly DnsRecord[] | undefined;
  readonly additionals?: readonly DnsRecord[] | undefined;
}): readonly AnnouncedHub[] => {
  const records = [...(packet.answers ?? []), ...(packet.additionals ?? [])].slice(0, 200);
  const named = (type: string, name: string) =>
    records.filter((record) => record.type === type && isSame(record.name, name));
  return records
    .filter((record) => record.type === 'PTR' && isSame(record.name, serviceName))
    .flatMap(({ data }) => {
      if (typeof data !== 'string') return [];
      const place = named('SRV', data).map((record) => readPlace(record.data))[0];
      const words = named('TXT', data).flatMap((record) => readWords(record.data));
      const pin = wordAfter(words, 'key=');
      if (place === undefined || pin === undefined || !/^[\w-]{43}$/.test(pin)) return [];
      const urls = named('A', place.target).flatMap((record) =>
        typeof record.data === 'string' && /^\d{1,3}(?:\.\d{1,3}){3}$/.test(record.data)
          ? [`https://${record.data}:${place.port}`]
          : [],
      );
      const event = (wordAfter(words, 'event=') ?? '')
        .replaceAll(/[^\w-]/g, '')
        .slice(0, eventPrefix);
      return urls.length === 0 ? [] : [{ urls: urls.slice(0, 8), pin, event }];
    });
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const wordAfter = (words: readonly string[], start: string): string | undefined =>
  words.find((word) => word.startsWith(start))?.slice(start.length);

const readPlace = (
  data: unknown,
): { readonly port: number; readonly target: string } | undefined => {
  if (typeof data !== 'object' || data === null || !('port' in data && 'target' in data))
    return undefined;
  const { port, target } = data;
  const isPlace =
    typeof port === 'number' && port > 0 && port < 65_536 && typeof target === 'string';
  return isPlace ? { port, target } : undefined;
};

const readWords = (data: unknown): readonly string[] => {
  const parts: readonly unknown[] = Array.isArray(data) ? data : [data];
  return parts.flatMap((part) =>
    Buffer.isBuffer(part) ? [part.toString()] : typeof part === 'string' ? [part] : [],
  );
};
