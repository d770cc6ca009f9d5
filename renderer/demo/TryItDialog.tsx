import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import './demo.css';

interface Props {
  readonly onClose: () => void;
  readonly onScan: (text: string) => void;
}

/** Codes of invented people, to scan from the screen with another device, to copy, or to scan by a press. */
export const TryItDialog = ({ onClose, onScan }: Props) => {
  const { t } = useTranslation();
  const { value, error } = useCall('demo.codes', {});
  const [copied, setCopied] = useState<number | null>(null);

  return (
    <Dialog title={t('demo.title')} isOpen onClose={onClose} size="wide">
      <p className="dialog-text">{t('demo.about')}</p>
      {error !== undefined && <p className="dialog-problem">{errorText(t, error.code)}</p>}
      <ul className="demo-codes">
        {value?.map((code, place) => (
          <li key={`${place}-${code.name}`}>
            <img
              src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(code.qrSvg)}`}
              alt={t('demo.picture', { name: code.name })}
              width="132"
              height="132"
            />
            <div className="demo-text">
              <b>
                <bdi>{code.name}</bdi>
              </b>
              <span>{code.hint}</span>
              <div className="demo-buttons">
                <Button size="small" onPress={() => onScan(code.text)}>
                  {t('demo.scan')}
                </Button>
                <Button
                  size="small"
                  kind="quiet"
                  onPress={() => {
                    void navigator.clipboard.writeText(code.text).then(() => setCopied(place));
                  }}
                >
                  {t(copied === place ? 'demo.copied' : 'demo.copy')}
                </Button>
              </div>
            </div>
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
};
