import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface Props {
  readonly onClose: () => void;
  readonly onOpen: (attendeeId: string) => void;
}

/** The cases that were handed to the helpdesk; a case with a person opens the profile. */
export const CasesDialog = ({ onClose, onOpen }: Props) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  const { value, error } = useCall('helpdesk.cases', {}, ['journal.changed']);

  return (
    <Dialog title={t('desk.cases.title')} isOpen onClose={onClose} size="wide">
      {error !== undefined && <p className="dialog-problem">{errorText(t, error.code)}</p>}
      {value?.length === 0 && <p className="dialog-text">{t('desk.cases.none')}</p>}
      <ul className="cases">
        {value?.map((one) => (
          <li key={one.factId}>
            <time>{format.when(one.at, now)}</time>
            <span className="cases-who">
              <b>
                <bdi>{one.name ?? t('desk.cases.nobody')}</bdi>
              </b>
              <span>
                <bdi>
                  {[one.company, one.code === null ? '' : t(`verdict.${one.code}.word`), one.text]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </bdi>
              </span>
            </span>
            {one.attendeeId !== null && (
              <Button
                size="small"
                onPress={() => one.attendeeId !== null && onOpen(one.attendeeId)}
              >
                {t('search.profile')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('common.close')}</Button>
      </div>
    </Dialog>
  );
};
