import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { createCameraReader, type ReaderProblem } from './createCameraReader.ts';

/** What the preview shows: `off` by the operator's choice, the problems by themselves. */
export type CameraState = 'off' | 'starting' | 'reading' | ReaderProblem;

export interface CameraUse {
  readonly isOn: boolean;
  readonly cameraId?: string | undefined;
  readonly onRead: (text: string) => void;
  readonly onRunning?: ((cameraId: string | undefined) => void) | undefined;
  readonly onHint?: (() => void) | undefined;
}

export interface CameraInUse {
  readonly state: CameraState;
  /** Nothing was read for a while though something moves; over after a few seconds or a read. */
  readonly isHinting: boolean;
  readonly hostRef: RefObject<HTMLDivElement | null>;
}

const hintShownMs = 5000;

/** Runs the camera inside the element of `hostRef` while `isOn`, and again when one is plugged in. */
export function useCamera({ isOn, cameraId, ...events }: CameraUse): CameraInUse {
  const hostRef = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<CameraState>('starting');
  const [hintedAt, setHintedAt] = useState<number>();
  const onRead = useEffectEvent((text: string) => {
    setHintedAt(undefined);
    events.onRead(text);
  });
  const onHint = useEffectEvent(() => {
    setHintedAt(performance.now());
    events.onHint?.();
  });
  const onRunning = useEffectEvent((id: string | undefined) => {
    setState('reading');
    events.onRunning?.(id);
  });

  useEffect(() => {
    const host = hostRef.current;
    if (host === null || !isOn) return undefined;
    let hasCamera = true;
    const reader = createCameraReader(host, {
      onRead,
      onHint,
      onRunning,
      onProblem(problem) {
        hasCamera = problem === 'decoder_broken';
        setState(problem);
      },
    });
    const start = (): void => {
      hasCamera = true;
      setState('starting');
      void reader.start(cameraId);
    };
    const onDeviceChange = (): void => {
      if (!hasCamera) start();
    };
    start();
    navigator.mediaDevices?.addEventListener('devicechange', onDeviceChange);
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', onDeviceChange);
      void reader.close();
    };
  }, [isOn, cameraId]);

  useEffect(() => {
    if (hintedAt === undefined) return undefined;
    const timer = setTimeout(() => setHintedAt(undefined), hintShownMs);
    return () => clearTimeout(timer);
  }, [hintedAt]);

  return { state: isOn ? state : 'off', isHinting: hintedAt !== undefined, hostRef };
}
