import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useCall } from '../station/useCall.ts';
import { BadgeNotices } from './BadgeNotices.tsx';

interface Props {
  readonly attendeeId: string;
  readonly badgeName: string;
}

/** The badge as it will print. Shown as a picture: whatever stands in the SVG cannot act in the page. */
export const BadgePreview = ({ attendeeId, badgeName }: Props) => {
  const { t } = useTranslation();
  const { value, error } = useCall('badges.preview', { attendeeId, badgeName });
  return (
    <div className="badge-preview">
      {value === undefined ? (
        <p className="dialog-text">
          {error === undefined ? t('common.loading') : errorText(t, error.code)}
        </p>
      ) : (
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(value.svg)}`}
          alt={t('desk.badgeName.preview', { name: badgeName })}
          width={value.widthMm * 4}
          height={value.heightMm * 4}
        />
      )}
      <ul aria-live="polite">
        <BadgeNotices notices={value?.notices ?? []} />
        {value !== undefined && value.printed > 0 && (
          <li>{t('desk.badgeName.printed', { count: value.printed })}</li>
        )}
      </ul>
    </div>
  );
};
