import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly phase: 'sending' | 'reading' | 'saving';
  readonly fileName: string;
  readonly done: number;
  readonly total: number;
  readonly onCancel: () => void;
}

/** A bar while the station works, and the way out. */
export const ImportBusy = ({ phase, fileName, done, total, onCancel }: Props) => {
  const { t } = useTranslation();
  return (
    <div className="import-busy">
      <ProgressBar value={done} maxValue={Math.max(1, total)} className="import-progress">
        {({ percentage, valueText }) => (
          <>
            <div className="import-progress-words">
              <Label className="start-heading">
                {t(`imports.busy.${phase}`, { file: fileName })}
              </Label>
              <span className="numbers start-soft">{valueText}</span>
            </div>
            <div className="import-progress-track">
              <div className="import-progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <div>
        <Button onPress={onCancel}>{t('imports.busy.cancel')}</Button>
      </div>
    </div>
  );
};
