import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StationClient } from '#shared/contract/transport.ts';
import { ClientProvider, StatusProvider } from '../station/StationContext.tsx';
import { useCall } from '../station/useCall.ts';
import { KeyHelp } from './KeyHelp.tsx';
import { RecoveryBar } from './RecoveryBar.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { RouterProvider } from './RouterContext.tsx';
import { Screen } from './Screen.tsx';
import { TopBar } from './TopBar.tsx';
import { useNoStrayDrops } from './useNoStrayDrops.ts';
import { usePreferences } from './usePreferences.ts';
import './shell.css';

/** The whole window: the bars, and below them the screen in use. */
export const App = ({ client }: { readonly client: StationClient }) => (
  <ClientProvider client={client}>
    <RouterProvider>
      <Shell />
    </RouterProvider>
  </ClientProvider>
);

const Shell = () => {
  const { t, i18n } = useTranslation();
  const status = useCall('station.status', {}, statusEvents);
  usePreferences(status.value?.settings);
  useNoStrayDrops();

  if (status.value === undefined) {
    return (
      <p className="shell-waiting" role="status">
        {status.error === undefined ? t('common.loading') : t('shell.lost')}
      </p>
    );
  }
  return (
    <I18nProvider locale={i18n.language}>
      <StatusProvider status={status.value}>
        <div className="shell">
          <TopBar />
          <OfflineBar isLost={status.error !== undefined} />
          <RecoveryBar />
          <Screen />
          <KeyHelp />
        </div>
      </StatusProvider>
    </I18nProvider>
  );
};

const statusEvents = ['sync.changed', 'settings.changed', 'list.changed'] as const;
