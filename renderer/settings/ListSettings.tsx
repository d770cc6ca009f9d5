import { useTranslation } from 'react-i18next';
import { useRouter } from '../shell/RouterContext.tsx';
import { useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** How long the list is, and the way to bring in another. */
export const ListSettings = () => {
  const { t } = useTranslation();
  const { attendees, hasStore } = useStatus();
  const { go } = useRouter();
  return (
    <SettingsSection title={t('settings.lists.title')}>
      <p className="settings-soft">
        {t('settings.lists.people', { count: attendees })} {!hasStore && t('settings.lists.joined')}
      </p>
      <div>
        <Button onPress={() => go('start')}>{t('settings.lists.go')}</Button>
      </div>
    </SettingsSection>
  );
};
