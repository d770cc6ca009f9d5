import { networkInterfaces } from 'node:os';

export interface NetworkAddress {
  /** The name of the connection, such as `eth0` or `Wi-Fi`. */
  readonly name: string;
  /** IPv4. */
  readonly address: string;
}

export type NetworkAddresses = () => readonly NetworkAddress[];

/** This machine's addresses on networks, real ones before those of virtual machines and tunnels. */
export const systemNetworkAddresses: NetworkAddresses = () => {
  const found = Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(
        ({ family, internal, address }) => family === 'IPv4' && !internal && !isAlone(address),
      )
      .map(({ address }) => ({ name, address })),
  );
  return found.toSorted(
    (one, other) => Number(isVirtual(one.name)) - Number(isVirtual(other.name)),
  );
};

/** Link-local (RFC 3927): nobody gave this connection an address. */
const isAlone = (address: string): boolean => address.startsWith('169.254.');

const isVirtual = (name: string): boolean =>
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|vethernet|tun|tap|utun|wg|zt|tailscale)/i.test(name);
