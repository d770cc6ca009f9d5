import { useStatus } from '../station/StationContext.tsx';
import { useRouter } from './RouterContext.tsx';
import type { ScreenName } from './RouterContext.tsx';
import { screens } from './screens.tsx';

/** The screen in use, anew for each event so that nothing of the former one stays. */
export const Screen = () => {
  const { event } = useStatus();
  const Current = screens[useCurrentScreen()];
  return (
    <main className="shell-screen" key={event?.id ?? 'none'}>
      <Current />
    </main>
  );
};

/** What staff chose, else the station's role; without an event there is only the start and the settings. */
export const useCurrentScreen = (): ScreenName => {
  const { event, settings } = useStatus();
  const { chosen } = useRouter();
  if (event === null) return chosen === 'settings' ? 'settings' : 'start';
  return chosen ?? settings.role;
};
