import { useTranslation } from 'react-i18next';
import { useStatus } from '../station/StationContext.tsx';
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx';
import { Switch } from '../ui/Switch.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import type { ChangeSettings } from './useChangeSettings.ts';

/** Language, colours and size of the text. */
export const LookSettings = ({ change }: { readonly change: ChangeSettings }) => {
  const { t } = useTranslation();
  const { settings } = useStatus();
  return (
    <SettingsSection title={t('settings.look.title')}>
      <ChoiceGroup
        label={t('settings.look.language')}
        value={settings.language}
        // Each language in its own words, so that nobody gets lost.
        options={[
          { value: 'system', name: t('settings.look.system') },
          { value: 'en', name: 'English' },
          { value: 'de', name: 'Deutsch' },
        ]}
        onChange={(language) => change({ language })}
      />
      <ChoiceGroup
        label={t('settings.look.theme')}
        value={settings.theme}
        options={themes.map((value) => ({ value, name: t(`settings.look.${value}`) }))}
        onChange={(theme) => change({ theme })}
      />
      <Switch isSelected={settings.largeText} onChange={(largeText) => change({ largeText })}>
        {t('settings.look.largeText')}
      </Switch>
    </SettingsSection>
  );
};

const themes = ['system', 'light', 'dark'] as const;
