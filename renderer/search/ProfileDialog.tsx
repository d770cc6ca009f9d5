import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { displayName } from '#shared/model/attendee.ts';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

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
      {value !== undefined && <Details profile={value} />}
      <div className="dialog-actions">
        <Button kind="main" onPress={() => actions.onCheckIn(attendeeId)} autoFocus>
          {t('search.checkIn')}
        </Button>
        <Button onPress={() => actions.onPrint(attendeeId)}>{t('desk.action.print')}</Button>
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

const Details = ({ profile }: { readonly profile: CallOutput<'attendees.profile'> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  return (
    <dl className="profile">
      <Item name={t('search.field.status')}>
        {t(`search.status.${profile.status}`)}
        {profile.hold !== 'none' && ` · ${t(`search.hold.${profile.hold}`)}`}
      </Item>
      <Item name={t('search.field.entered')}>
        {profile.enteredAt === null
          ? t('search.notYet')
          : t('search.inSince', { time: format.when(profile.enteredAt, now) })}
      </Item>
      <Item name={t('search.field.company')}>{profile.company}</Item>
      <Item name={t('search.field.category')}>{profile.category}</Item>
      <Item name={t('search.field.badgeName')}>{profile.badgeName}</Item>
      <Item name={t('search.field.email')}>{profile.email}</Item>
      <Item name={t('search.field.phone')}>{profile.phone}</Item>
      <Item name={t('search.field.orderNumber')}>{profile.orderNumber}</Item>
      <Item name={t('search.field.note')}>{profile.note}</Item>
      {profile.sessionTitles.length > 0 && (
        <div className="profile-wide">
          <dt>{t('search.field.sessions')}</dt>
          <dd>
            <ul>
              {profile.sessionTitles.map((title, place) => (
                <li key={`${place}-${title}`}>
                  <bdi>{title}</bdi>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
};

const Item = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children === '' ? '–' : <bdi>{children}</bdi>}</dd>
  </div>
);
