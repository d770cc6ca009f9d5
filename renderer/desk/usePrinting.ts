import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useStation, useStatus } from '../station/StationContext.tsx';
import { pdfOf, saveFile } from './saveFile.ts';

type Outcome =
  { readonly kind: 'reason_required' } | { readonly kind: 'done'; readonly sentence: string };

/** Prints a badge, or saves it as a file where that is this station's printer; says in a sentence what became of it. */
export const usePrinting = () => {
  const { t } = useTranslation();
  const station = useStation();
  const { settings } = useStatus();

  return async (attendeeId: string, reason = ''): Promise<Outcome> => {
    const known = await station.call('printers.list', {});
    const printers = known.ok ? known.value.printers : [];
    const own = printers.find(({ id }) => id === settings.printer);
    const isFile = own?.kind === 'pdf' || (own === undefined && !hasSystemPrinter(printers));

    if (isFile) {
      const saved = await station.call('badges.save', { attendeeId, reason });
      if (!saved.ok) return failed(saved.error.code);
      saveFile(saved.value.fileName, pdfOf(saved.value.pdf));
      return { kind: 'done', sentence: t('desk.badgeSaved') };
    }
    const printed = await station.call('badges.print', { attendeeId, reason });
    if (!printed.ok) return failed(printed.error.code);
    const printer = printers.find(({ id }) => id === printed.value.printer);
    return {
      kind: 'done',
      sentence: t('desk.badgePrinting', { printer: printer?.name ?? printed.value.printer }),
    };
  };

  function failed(code: string): Outcome {
    return code === 'reason_required'
      ? { kind: 'reason_required' }
      : { kind: 'done', sentence: errorText(t, code) };
  }
};

const hasSystemPrinter = (printers: readonly { readonly kind: string }[]): boolean =>
  printers.some(({ kind }) => kind === 'system');
