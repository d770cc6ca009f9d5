import multicastDns, { type MulticastDNS } from 'multicast-dns';
import type { AnnouncedHub, HearHubs } from '#station/sync/findStore.ts';
import { hubRecords, readHubs, serviceName, type HubToAnnounce } from './hubRecords.ts';

/** Announcements on the local network by multicast DNS (RFC 6762, RFC 6763). What is heard is proven by nothing. */
export interface Multicast {
  /** Answers who asks on these addresses' networks, until stopped. */
  readonly announce: (hub: HubToAnnounce) => Announcement;
  readonly hear: HearHubs;
}

export interface Announcement {
  readonly isPossible: () => boolean;
  readonly stop: () => Promise<void>;
}

/** How long is listened, and when is asked once more, ms. */
const listenMs = 1200;
const secondQuestionMs = 400;

/** `addresses`: this machine's own, of which each stands for a network. */
export const createMulticast = (addresses: () => readonly string[]): Multicast => ({
  announce: (hub) => {
    const lines = hub.addresses.map((address) => openLine(address));
    for (const { dns } of lines) {
      const tell = (): void => dns.respond({ answers: hubRecords(hub, 120) });
      dns.on('query', ({ questions = [] }) => {
        if (questions.some(({ name }) => name.toLowerCase().endsWith(serviceName))) tell();
      });
      dns.on('ready', tell);
    }
    return {
      isPossible: () => lines.some((line) => !line.isBroken()),
      stop: async () => {
        for (const { dns } of lines) dns.respond({ answers: hubRecords(hub, 0) });
        await pause(50);
        await Promise.all(lines.map((line) => line.close()));
      },
    };
  },

  hear: async () => {
    const heard = new Map<string, AnnouncedHub>();
    const lines = addresses().map((address) => openLine(address));
    const ask = (): void => {
      for (const { dns } of lines) dns.query({ questions: [{ name: serviceName, type: 'PTR' }] });
    };
    for (const { dns } of lines) {
      dns.on('response', (packet) => {
        for (const hub of readHubs(packet)) if (heard.size < mostHubs) heard.set(hub.pin, hub);
      });
    }
    ask();
    await pause(secondQuestionMs);
    ask();
    await pause(listenMs - secondQuestionMs);
    await Promise.all(lines.map((line) => line.close()));
    return [...heard.values()];
  },
});

const mostHubs = 32;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One network. Where it takes no multicast (a container, a firewall) nothing is heard, and that is all. */
const openLine = (address: string) => {
  let broken = false;
  const dns: MulticastDNS = multicastDns({ interface: address, bind: '0.0.0.0' });
  const breakOff = (): void => {
    broken = true;
  };
  dns.on('error', breakOff);
  dns.on('warning', breakOff);
  return {
    dns,
    isBroken: () => broken,
    close: () => new Promise<void>((resolve) => dns.destroy(resolve)),
  };
};
