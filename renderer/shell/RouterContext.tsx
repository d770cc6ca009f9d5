import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

/** The screens of the top bar. Nothing of it stands in the URL: a URL can be copied, logged and synced. */
export const screenNames = ['desk', 'search', 'badge', 'door', 'settings', 'start'] as const;
export type ScreenName = (typeof screenNames)[number];

export interface Router {
  /** Null until somebody chose: then the station's role decides. */
  readonly chosen: ScreenName | null;
  readonly go: (screen: ScreenName) => void;
}

const RouterContext = createContext<Router | null>(null);

export const RouterProvider = ({ children }: { readonly children: ReactNode }) => {
  const [chosen, setChosen] = useState<ScreenName | null>(null);
  const router = useMemo(() => ({ chosen, go: setChosen }), [chosen]);
  return <RouterContext value={router}>{children}</RouterContext>;
};

export const useRouter = (): Router => {
  const router = useContext(RouterContext);
  if (router === null) throw new Error('useRouter outside of RouterProvider');
  return router;
};
