import type { Result } from '#shared/model/result.ts';
import type { StoreContext } from '../storeContext.ts';
import {
  challengeDevice,
  proveDevice,
  type Challenge,
  type ChallengeError,
  type DeviceToProve,
  type ProvenDevice,
  type ProveError,
} from './deviceChallenges.ts';

/** Whether a new device is in the hands of a link's owner: six digits by mail. */
export interface DeviceRegister {
  readonly challenge: (wanted: DeviceToProve) => Promise<Result<Challenge, ChallengeError>>;
  readonly prove: (id: string, code: string) => Promise<Result<ProvenDevice, ProveError>>;
}

export const createDeviceRegister = (context: StoreContext): DeviceRegister => ({
  challenge: (wanted) => challengeDevice(context, wanted),
  prove: (id, code) => proveDevice(context, id, code),
});
