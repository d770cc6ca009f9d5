import { useTranslation } from 'react-i18next';
import { displayName } from '#shared/model/attendee.ts';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Profile } from './Profile.tsx';

interface Props {
  readonly attendeeId: string;
  readonly onClose: () => void;
  readonly onCheckIn: (attendeeId: string) => void;
  readonly onPrint: (attendeeId: string) => void;
  readonly onBadgeName: (attendeeId: string) => void;
  readonly onHelpdesk: (attendeeId: string) => void;
}

/** All a desk may see of one person, and what it can do. That it was opened is journaled by the station. */
export const ProfileDialog = ({ attendeeId, onClose, ...actions }: Props) => {
  const { t } = useTranslation();
  const { value, error } = useCall('attendees.profile', { attendeeId });
  const isIn = value !== undefined && value.enteredAt !== null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={value === undefined ? t('search.profile') : <bdi>{displayName(value)}</bdi>}
    >
      {error !== undefined && (
        <p className="dialog-problem" role="alert">
          {errorText(t, error.code)}
        </p>
      )}
      {value !== undefined && <Profile profile={value} />}
      <div className="dialog-actions">
        <Button
          kind={isIn ? 'plain' : 'main'}
          onPress={() => actions.onCheckIn(attendeeId)}
          autoFocus
        >
          {t('search.checkIn')}
        </Button>
        <Button kind={isIn ? 'main' : 'plain'} onPress={() => actions.onPrint(attendeeId)}>
          {t('desk.action.print')}
        </Button>
        <Button onPress={() => actions.onBadgeName(attendeeId)}>
          {t('desk.action.badgeName')}
        </Button>
        <Button onPress={() => actions.onHelpdesk(attendeeId)}>{t('desk.action.helpdesk')}</Button>
        <Button kind="quiet" onPress={onClose}>
          {t('common.close')}
        </Button>
      </div>
    </Dialog>
  );
};
