import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { BadgeNotices } from '../desk/BadgeNotices.tsx';

type Preview = CallOutput<'badges.preview'>;

interface Props {
  readonly preview: Preview | undefined;
  readonly name: string;
}

/** The badge as it will print, and what staff should know before. A picture cannot act in the page, whatever is in it. */
export const BadgePicture = ({ preview, name }: Props) => {
  const { t } = useTranslation();
  return (
    <div className="badge-picture">
      <div className="badge-picture-stage">
        {preview !== undefined && (
          <img
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(preview.svg)}`}
            alt={t('badgeStation.preview', { name })}
            width={preview.widthMm * 10}
            height={preview.heightMm * 10}
          />
        )}
      </div>
      <ul className="badge-picture-notices" aria-live="polite">
        <BadgeNotices notices={preview?.notices ?? []} />
        {preview !== undefined && (
          <li>{t('badgeStation.size', { width: preview.widthMm, height: preview.heightMm })}</li>
        )}
      </ul>
    </div>
  );
};
