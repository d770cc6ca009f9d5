import type { HubProblem } from '#shared/contract/hubCalls.ts';
import type { Log } from '#shared/model/ports.ts';
import { err, ok } from '#shared/model/result.ts';
import type { TokenStore } from '#server/createTokenStore.ts';
import type { HubSetting } from '#server/hub/hubSetting.ts';
import { listenTokenStore, type RunningTokenStore } from '#server/serve.ts';
import { fingerprintOf } from '#station/setup/fingerprint.ts';
import type { HubChange, HubControl } from '#station/setup/hubControl.ts';
import { createHubCertificate, readHubCertificate, type HubCertificate } from './hubCertificate.ts';
import type { Uplink } from './createUplink.ts';
import type { Announcement, Multicast } from './multicast.ts';
import type { NetworkAddress, NetworkAddresses } from './networkAddresses.ts';

export interface HubDeps {
  readonly dataDir: string;
  readonly store: TokenStore;
  readonly networkAddresses: NetworkAddresses;
  readonly multicast: Multicast;
  /** The line to the store whose event is served, where it is another's. */
  readonly uplink: Uplink;
  readonly log: Log;
  /** How often it is looked whether the machine's addresses changed, ms. */
  readonly lookMs: number;
}

export interface Hub extends HubControl {
  /** Serves the network if it was left on and there is an event. Called at the start, and once an event was made. */
  readonly open: () => Promise<void>;
  readonly tellChanged: () => void;
  readonly close: () => Promise<void>;
}

/** A port of nobody (https://www.iana.org/assignments/service-names-port-numbers), easy to allow in a firewall. */
const usualPort = 47_300;

/** Serves the own store to the local network by TLS, beside the loopback address that the station itself uses. */
export const createHub = (deps: HubDeps): Hub => {
  const { dataDir, store, networkAddresses, multicast, uplink, log, lookMs } = deps;
  const listeners = new Set<() => void>();
  let running: RunningHub | null = null;
  let problem: HubProblem | null = null;
  let looked = '';
  let turn: Promise<boolean> = Promise.resolve(true);
  let timer: NodeJS.Timeout | undefined;

  /** One after another: turning on and a changed address may come at once. False where it did not work. */
  const inTurn = (work: () => Promise<void>): Promise<boolean> => {
    turn = turn.then(work).then(
      () => true,
      (error: unknown) => {
        problem = 'cannot_serve';
        log.write('error', 'hub failed', { code: errorCode(error) ?? '' });
        return false;
      },
    );
    return turn;
  };

  /** Brings what runs in line with what is wanted and with the addresses that the machine has now. */
  const adjust = async (): Promise<void> => {
    looked = JSON.stringify(networkAddresses());
    const setting = await store.hub();
    const event = await store.event();
    const found = networkAddresses().filter(
      ({ name }) => setting.interfaceName === null || name === setting.interfaceName,
    );
    const certificate = setting.isOn ? readHubCertificate(dataDir) : null;
    if (certificate === null || event === null) problem = null;
    else if (!certificate.ok) problem = 'key_lost';
    else problem = found.length === 0 ? 'no_network' : null;
    if (!certificate?.ok || event === null || problem !== null) return stop();
    const urls = await serve(setting, { certificate: certificate.value, found, eventId: event.id });
    const { pin } = certificate.value;
    const port = running?.server.port ?? setting.port;
    const served = { ...setting, port, pin, urls: [...urls] };
    if (JSON.stringify(served) !== JSON.stringify(setting)) await store.saveHub(served);
  };

  /** Listens where it does not yet, announces what is new, and gives the addresses. */
  const serve = async (
    { interfaceName, port }: HubSetting,
    place: {
      readonly certificate: HubCertificate;
      readonly found: readonly NetworkAddress[];
      readonly eventId: string;
    },
  ): Promise<readonly string[]> => {
    const { certificate, eventId } = place;
    const addresses = place.found.map(({ address }) => address).slice(0, mostAddresses);
    const host = interfaceName === null ? '0.0.0.0' : (addresses[0] ?? '0.0.0.0');
    const isSame = running?.host === host && running.pin === certificate.pin;
    if (isSame && running?.addresses.join() === addresses.join()) return running.urls;
    if (!isSame) await stop();
    await running?.announcement.stop();
    const server = running?.server ?? (await listen({ host, port, certificate }));
    const urls = addresses.map((address) => `https://${address}:${server.port}`);
    const { pin } = certificate;
    const announcement = multicast.announce({ addresses, port: server.port, pin, eventId });
    running = { server, host, pin, addresses, urls, announcement };
    log.write('info', 'hub serves the network', { port: server.port, addresses: addresses.length });
    return urls;
  };

  const listen = async (at: {
    readonly host: string;
    readonly port: number | null;
    readonly certificate: HubCertificate;
  }): Promise<RunningTokenStore> => {
    const { host, certificate: tls } = at;
    const addresses = (): readonly string[] => running?.urls ?? [];
    const listenAt = (port: number) => listenTokenStore({ store, host, port, tls, addresses });
    return listenAt(at.port ?? usualPort).catch((error: unknown) => {
      // Stations find another port by the announcement.
      if (errorCode(error) === 'EADDRINUSE') return listenAt(0);
      throw error;
    });
  };

  const stop = async (): Promise<void> => {
    const stopping = running;
    running = null;
    await stopping?.announcement.stop();
    await stopping?.server.close();
    const setting = await store.hub();
    if (setting.urls.length > 0) await store.saveHub({ ...setting, urls: [] });
  };

  const look = async (): Promise<void> => {
    if (JSON.stringify(networkAddresses()) === looked && problem !== 'cannot_serve') return;
    await adjust();
    tellChanged();
  };

  const tellChanged = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    read: async () => {
      const { isOn, interfaceName, pin } = await store.hub();
      return {
        isOn,
        problem,
        addresses: [...(running?.urls ?? [])],
        fingerprint: pin === null ? null : fingerprintOf(pin),
        interfaces: networkAddresses().map(({ name, address }) => ({ name, address })),
        interfaceName,
        announced:
          running === null ? 'off' : running.announcement.isPossible() ? 'on' : 'not_possible',
        stations: await store.stations(),
        upstream: uplink.state(),
      };
    },
    change: async ({ isOn, interfaceName, newKey }: HubChange) => {
      const done = await inTurn(async () => {
        const setting = await store.hub();
        const isFirst = isOn === true && setting.pin === null && !readHubCertificate(dataDir).ok;
        if (isFirst || newKey === true) await createHubCertificate(dataDir);
        await store.saveHub({
          ...setting,
          isOn: isOn ?? setting.isOn,
          interfaceName: interfaceName === undefined ? setting.interfaceName : interfaceName,
        });
        await adjust();
      });
      return done ? ok(null) : err('cannot_serve');
    },
    onChanged: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tellChanged,
    open: async () => {
      timer ??= setInterval(() => void inTurn(look), lookMs).unref();
      await inTurn(adjust);
    },
    close: async () => {
      clearInterval(timer);
      await inTurn(stop);
    },
  };
};

interface RunningHub {
  readonly server: RunningTokenStore;
  readonly host: string;
  readonly pin: string;
  readonly addresses: readonly string[];
  readonly urls: readonly string[];
  readonly announcement: Announcement;
}

/** A code names all of them, and must stay easy to scan. */
const mostAddresses = 4;

const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
