import { useEffect, useEffectEvent } from 'react';
import type { BurstOptions } from './createBurstDetector.ts';
import { createWedge } from './createWedge.ts';

/** Listens for a hand-held scanner as long as the component is shown; `options` as at first. */
export function useWedge(onScan: (text: string) => void, options?: Partial<BurstOptions>): void {
  const onEachScan = useEffectEvent(onScan);
  const initialOptions = useEffectEvent(() => options);
  useEffect(() => {
    const wedge = createWedge(onEachScan, initialOptions());
    return () => wedge.close();
  }, []);
}
