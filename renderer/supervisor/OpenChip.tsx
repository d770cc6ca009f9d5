import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../station/useCall.ts';
import { OpenDialog } from './OpenDialog.tsx';

/** How many things wait for a supervisor; nothing at all while there are none. Pressing it shows them, until a scan. */
export const OpenChip = () => {
  const { t } = useTranslation();
  const { value } = useCall('supervisor.open', {}, ['journal.changed', 'list.changed']);
  const count = (value?.doubles ?? 0) + (value?.samePeople ?? 0);
  const scans = useCall('scans.recent', { limit: 1 }, ['journal.changed']);
  const latestScan = scans.value?.[0]?.factId ?? null;
  // The scan it was opened after: the verdict of the next one needs the room.
  const [opened, setOpened] = useState<{ readonly after: string | null } | null>(null);

  return (
    <>
      {count > 0 && (
        <button
          type="button"
          className="chip chip-open"
          onClick={() => setOpened({ after: latestScan })}
        >
          {t('supervisor.open', { count })}
        </button>
      )}
      {opened?.after === latestScan && <OpenDialog onClose={() => setOpened(null)} />}
    </>
  );
};
