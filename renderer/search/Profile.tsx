import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';

/** All a desk may see of one person, as pairs of name and value. */
export const Profile = ({ profile }: { readonly profile: CallOutput<'attendees.profile'> }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { now } = useStatus();
  return (
    <dl className="profile">
      <Item name={t('search.field.status')}>
        {t(`search.status.${profile.status}`)}
        {profile.hold !== 'none' && ` · ${t(`search.hold.${profile.hold}`)}`}
        {profile.keptInstead !== null &&
          ` · ${t('supervisor.keptInstead', { name: profile.keptInstead })}`}
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
