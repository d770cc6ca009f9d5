import { useTranslation } from 'react-i18next';
import { useCall } from '../station/useCall.ts';
import { useFormat } from '../station/useFormat.ts';
import { ShapeIcon } from '../verdict/ShapeIcon.tsx';
import { verdictFaces } from '../verdict/verdictFace.ts';
import { recentTitle } from './recentTitle.ts';
import type { RecentScan } from './recentTitle.ts';

/** The latest scans of this station; a row opens the person. */
export const LastTen = ({ onOpen }: { readonly onOpen: (attendeeId: string) => void }) => {
  const { t } = useTranslation();
  const { value } = useCall('scans.recent', { limit: 10 }, ['journal.changed']);
  return (
    <section className="side-list" aria-labelledby="last-ten">
      <h2 id="last-ten" className="side-list-title">
        {t('desk.lastTen')}
      </h2>
      {value?.length === 0 && <p className="side-list-empty">{t('desk.nothingYet')}</p>}
      <ol className="side-list-rows">
        {value?.map((scan) => (
          <li key={scan.factId}>
            {scan.attendeeId === null ? (
              <div className="recent-row">
                <Row scan={scan} />
              </div>
            ) : (
              <button
                type="button"
                className="recent-row"
                onClick={() => scan.attendeeId !== null && onOpen(scan.attendeeId)}
              >
                <Row scan={scan} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
};

const Row = ({ scan }: { readonly scan: RecentScan }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const face = verdictFaces[scan.code];
  return (
    <>
      <span className="mark" data-tone={face.tone}>
        <ShapeIcon shape={face.shape} />
        <span className="for-screen-readers">{t(`verdict.${scan.code}.word`)}</span>
      </span>
      <span className="recent-name" data-is-undone={scan.undone}>
        <bdi>{recentTitle(scan, t)}</bdi>
        {scan.company !== '' && (
          <>
            <span className="recent-company">
              {' · '}
              <bdi>{scan.company}</bdi>
            </span>
          </>
        )}
      </span>
      {scan.undone && <span className="recent-undone">{t('desk.undoneMark')}</span>}
      <time className="recent-time">{format.time(scan.at)}</time>
    </>
  );
};
