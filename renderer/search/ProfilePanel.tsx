import { useTranslation } from 'react-i18next';
import { displayName } from '#shared/model/attendee.ts';
import { useKeys } from '../shell/useKeys.ts';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Profile } from './Profile.tsx';

interface Props {
  readonly attendeeId: string;
  /** What became of the last action; empty before there was one. */
  readonly note: string;
  readonly onCheckIn: (attendeeId: string) => void;
  readonly onPrint: (attendeeId: string) => void;
  readonly onBadgeName: (attendeeId: string) => void;
  readonly onHelpdesk: (attendeeId: string) => void;
}

/** One person beside the list, and what can be done. That it was opened is journaled by the station. */
export const ProfilePanel = ({ attendeeId, note, ...actions }: Props) => {
  const { t } = useTranslation();
  const { value, error } = useCall('attendees.profile', { attendeeId });
  const isIn = value !== undefined && value.enteredAt !== null;
  useKeys({
    c: () => actions.onCheckIn(attendeeId),
    p: () => actions.onPrint(attendeeId),
    e: () => actions.onBadgeName(attendeeId),
    h: () => actions.onHelpdesk(attendeeId),
  });

  return (
    <>
      <section className="profile-panel" aria-labelledby="profile-of">
        <h2 className="profile-name" id="profile-of">
          <bdi>{value === undefined ? '' : displayName(value)}</bdi>
        </h2>
        <p className="profile-note" role="status">
          {error === undefined ? note : errorText(t, error.code)}
        </p>
        {/* A long note or many sessions scroll; the keyboard has to reach them too. */}
        <div className="profile-scroll" tabIndex={0} role="group" aria-label={t('search.profile')}>
          {value !== undefined && <Profile profile={value} />}
        </div>
      </section>
      <div className="search-screen-foot">
        <div className="desk-actions" role="group" aria-label={t('desk.actions')}>
          <Button
            kind={isIn ? 'plain' : 'main'}
            hint="C"
            autoFocus
            onPress={() => actions.onCheckIn(attendeeId)}
          >
            {t('search.checkIn')}
          </Button>
          <Button
            kind={isIn ? 'main' : 'plain'}
            hint="P"
            onPress={() => actions.onPrint(attendeeId)}
          >
            {t('desk.action.print')}
          </Button>
          <Button hint="E" onPress={() => actions.onBadgeName(attendeeId)}>
            {t('desk.action.badgeName')}
          </Button>
          <Button hint="H" onPress={() => actions.onHelpdesk(attendeeId)}>
            {t('desk.action.helpdesk')}
          </Button>
        </div>
      </div>
    </>
  );
};
