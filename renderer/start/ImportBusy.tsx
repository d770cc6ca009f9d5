import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';

interface Props {
  readonly phase: 'sending' | 'reading' | 'saving' | 'stopping';
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
      <ProgressBar
        value={done}
        maxValue={Math.max(1, total)}
        className="import-progress"
        aria-labelledby="import-busy"
      >
        {({ percentage, valueText }) => (
          <>
            <div className="import-progress-words">
              <h1 className="start-heading" id="import-busy">
                {t(`imports.busy.${phase}`, { file: fileName })}
              </h1>
              <span className="numbers start-soft">{valueText}</span>
            </div>
            <div className="import-progress-track">
              <div className="import-progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      <div>
        <Button onPress={onCancel} isDisabled={phase === 'stopping'} autoFocus>
          {t('imports.busy.cancel')}
        </Button>
      </div>
    </div>
  );
};
