import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat } from './format.ts';
import type { Format } from './format.ts';
import { useStatus } from './StationContext.tsx';

export const useFormat = (): Format => {
  const { i18n } = useTranslation();
  const { event } = useStatus();
  return useMemo(() => createFormat(i18n.language, event?.timeZone), [i18n.language, event]);
};
