import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { StationStatus } from '#shared/contract/stationCalls.ts';
import type { StationClient } from '#shared/contract/transport.ts';

const ClientContext = createContext<StationClient | null>(null);
const StatusContext = createContext<StationStatus | null>(null);

/** The one client of this window. */
export const ClientProvider = ({
  client,
  children,
}: {
  readonly client: StationClient;
  readonly children: ReactNode;
}) => <ClientContext value={client}>{children}</ClientContext>;

/** The latest answer of 'station.status', for everything below the shell. */
export const StatusProvider = ({
  status,
  children,
}: {
  readonly status: StationStatus;
  readonly children: ReactNode;
}) => <StatusContext value={status}>{children}</StatusContext>;

export const useStation = (): StationClient => {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useStation outside of ClientProvider');
  return client;
};

export const useStatus = (): StationStatus => {
  const status = useContext(StatusContext);
  if (status === null) throw new Error('useStatus outside of StatusProvider');
  return status;
};
