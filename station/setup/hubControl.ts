import type { HubState } from '#shared/contract/hubCalls.ts';
import type { Result } from '#shared/model/result.ts';

/** What to change; what is left out stays. */
export interface HubChange {
  readonly isOn?: boolean | undefined;
  /** Null: every connection of this machine. */
  readonly interfaceName?: string | null | undefined;
  readonly newKey?: true | undefined;
}

/** The own store's face to the local network, as far as a station may turn it. The app brings it. */
export interface HubControl {
  readonly read: () => Promise<Omit<HubState, 'stations'> & { readonly stations: HubStations }>;
  readonly change: (wanted: HubChange) => Promise<Result<null, 'cannot_serve'>>;
  /** Calls back when addresses or stations changed by themselves. */
  readonly onChanged: (listener: () => void) => () => void;
}

type HubStations = readonly Omit<HubState['stations'][number], 'isHere'>[];
