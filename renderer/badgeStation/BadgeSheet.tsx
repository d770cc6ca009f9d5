import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayName } from '#shared/model/attendee.ts';
import { BadgeNameDialog } from '../desk/BadgeNameDialog.tsx';
import { ReasonDialog } from '../desk/ReasonDialog.tsx';
import { errorText } from '../station/errorText.ts';
import { useKeys } from '../shell/useKeys.ts';
import { useCall } from '../station/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { nameSize } from '../verdict/nameSize.ts';
import { BadgePicture } from './BadgePicture.tsx';
import { PrinterSelect } from './PrinterSelect.tsx';
import { useBadge } from './useBadge.ts';

/** One person's badge, and what can be done with it. */
export const BadgeSheet = ({ attendeeId }: { readonly attendeeId: string }) => {
  const { t } = useTranslation();
  const profile = useCall('attendees.profile', { attendeeId });
  const preview = useCall('badges.preview', { attendeeId }, ['list.changed', 'jobs.changed']);
  const [isNaming, setIsNaming] = useState(false);
  const badge = useBadge(attendeeId);
  const person = profile.value;
  const name = person === undefined ? '' : displayName(person);
  const error = profile.error ?? preview.error;
  // Such a badge would be refused: another name on it is what helps.
  const cannotPrint = preview.value?.printable === false;
  const isStopped = badge.isBusy || cannotPrint;
  const ifFree = (order: () => Promise<void>) => (isStopped ? undefined : () => void order());
  useKeys({
    p: ifFree(badge.print),
    e: () => setIsNaming(true),
    ...(badge.savesOnly ? {} : { f: ifFree(badge.save) }),
  });

  return (
    <>
      <section className="badge-sheet" aria-labelledby="badge-of">
        <header className="badge-sheet-head">
          <h2 className="badge-sheet-name" id="badge-of" data-size={nameSize(name)}>
            <bdi>{name}</bdi>
          </h2>
          <p className="badge-sheet-more">
            <bdi>{[person?.company, person?.category].filter(Boolean).join(' · ')}</bdi>
          </p>
          <p className="badge-sheet-count" role="status">
            {error !== undefined ? errorText(t, error.code) : badge.sentence || printedText()}
          </p>
        </header>
        <BadgePicture preview={preview.value} name={name} />
      </section>
      <div className="badge-station-foot">
        <Button
          kind={cannotPrint ? 'plain' : 'main'}
          hint="P"
          isDisabled={isStopped}
          onPress={() => void badge.print()}
        >
          {t(badge.savesOnly ? 'badgeStation.save' : 'badgeStation.print')}
        </Button>
        <Button kind={cannotPrint ? 'main' : 'plain'} hint="E" onPress={() => setIsNaming(true)}>
          {t('badgeStation.badgeName')}
        </Button>
        {!badge.savesOnly && (
          <Button hint="F" isDisabled={isStopped} onPress={() => void badge.save()}>
            {t('badgeStation.save')}
          </Button>
        )}
        <PrinterSelect />
      </div>
      {isNaming && (
        <BadgeNameDialog
          attendeeId={attendeeId}
          onClose={() => setIsNaming(false)}
          onPrint={async () => {
            setIsNaming(false);
            await badge.print();
          }}
        />
      )}
      {badge.asksWhy && (
        <ReasonDialog
          title={t('desk.reprint.title')}
          text={t('desk.reprint.text')}
          reasons={[t('desk.reprint.lost'), t('desk.reprint.damaged'), t('desk.reprint.wrongName')]}
          confirm={t('badgeStation.print')}
          onClose={badge.stopAsking}
          onConfirm={badge.because}
        />
      )}
    </>
  );

  function printedText(): string {
    if (preview.value === undefined) return t('badgeStation.loading');
    const count = preview.value.printed;
    return count === 0 ? t('badgeStation.printedNever') : t('badgeStation.printed', { count });
  }
};
