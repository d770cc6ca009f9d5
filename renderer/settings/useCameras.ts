import { useEffect, useState } from 'react';

interface Camera {
  readonly id: string;
  /** Empty until the camera was allowed once. */
  readonly name: string;
}

/** The cameras of this machine, anew when one is plugged in or out. */
export const useCameras = (): readonly Camera[] => {
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  useEffect(() => {
    const devices = navigator.mediaDevices;
    // Missing where the page is not served safely.
    if (devices === undefined) return undefined;
    let isCurrent = true;
    const look = (): void => {
      void devices.enumerateDevices().then((found) => {
        if (isCurrent) setCameras(found.filter(isCamera).map(toCamera));
      });
    };
    look();
    devices.addEventListener('devicechange', look);
    return () => {
      isCurrent = false;
      devices.removeEventListener('devicechange', look);
    };
  }, []);
  return cameras;
};

// Before the camera was allowed there is one entry without an id.
const isCamera = ({ kind, deviceId }: MediaDeviceInfo): boolean =>
  kind === 'videoinput' && deviceId !== '';
const toCamera = ({ deviceId, label }: MediaDeviceInfo): Camera => ({ id: deviceId, name: label });
