import { useEffect, useState } from 'react';
import { useStatus } from './StationContext.tsx';

/** The event's time (this machine's clock corrected by the store's), in ms; anew every second. */
export const useNow = (): number => {
  const { offset } = useStatus();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + offset;
};
