import { Desk } from '../desk/Desk.tsx';
import { useStatus } from '../station/StationContext.tsx';
import { useRouter } from './RouterContext.tsx';
import type { ScreenName } from './RouterContext.tsx';
import { screens } from './screens.tsx';

/** The screen in use, anew for each event so that nothing of the former one stays. */
export const Screen = () => {
  const { event } = useStatus();
  const Current = screens[useCurrentScreen()] ?? Desk;
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
  const reachable = useReachableScreens();
  const wished = chosen ?? settings.role;
  // With an event the start holds its lists; the settings lead there, not the top bar.
  if (reachable.includes(wished) || wished === 'start') return wished;
  return event === null ? 'start' : 'desk';
};

/** What the top bar offers, in its order. */
export const useReachableScreens = (): readonly ScreenName[] => {
  const { event } = useStatus();
  const names: readonly ScreenName[] =
    event === null ? ['start', 'settings'] : ['desk', 'search', 'badge', 'door', 'settings'];
  return names.filter((name) => screens[name] !== undefined);
};
