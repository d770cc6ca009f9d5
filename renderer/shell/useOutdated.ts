import { useEffect, useState } from 'react';

/**
 * Whether the station was started anew while this window was open: its server is there and no longer knows the window.
 * Asked only while the station `isLost`; where there is no server (in Electron) it never is.
 */
export const useOutdated = (isLost: boolean): boolean => {
  const [isOutdated, setIsOutdated] = useState(false);
  useEffect(() => {
    if (!isLost || !location.protocol.startsWith('http')) return undefined;
    const ask = (): void => {
      fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
        ({ status }) => setIsOutdated(status === notAdmitted),
        // Nobody answers: the station is away, which is said already.
        () => setIsOutdated(false),
      );
    };
    ask();
    const timer = setInterval(ask, askAgainMs);
    return () => {
      clearInterval(timer);
      setIsOutdated(false);
    };
  }, [isLost]);
  return isOutdated;
};

/** 401: the cookie is of an earlier start. */
const notAdmitted = 401;
const askAgainMs = 2000;
