import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../station/useCall.ts';
import { OpenDialog } from './OpenDialog.tsx';

/** How many things wait for a supervisor; nothing at all while there are none. Pressing it shows them. */
export const OpenChip = () => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { value } = useCall('supervisor.open', {}, ['journal.changed', 'list.changed']);
  const count = (value?.doubles ?? 0) + (value?.samePeople ?? 0);

  return (
    <>
      {count > 0 && (
        <button type="button" className="chip chip-open" onClick={() => setIsOpen(true)}>
          {t('supervisor.open', { count })}
        </button>
      )}
      {isOpen && <OpenDialog onClose={() => setIsOpen(false)} />}
    </>
  );
};
