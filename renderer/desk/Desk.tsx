import { useTranslation } from 'react-i18next';

export const Desk = () => {
  const { t } = useTranslation();
  return <h1 className="for-screen-readers">{t('shell.screens.desk')}</h1>;
};
