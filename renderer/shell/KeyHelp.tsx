import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import { Switch } from '../ui/Switch.tsx';
import { singleKeysAreOn, turnSingleKeys } from './singleKeys.ts';
import { useKeys } from './useKeys.ts';

/** The keys of all screens, opened by `?`. */
export const KeyHelp = () => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [isOn, setIsOn] = useState(singleKeysAreOn);
  useKeys({ '?': () => setIsOpen(true) });

  return (
    <Dialog title={t('shell.keys.title')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
      <p className="dialog-text">{t('shell.keys.about')}</p>
      <dl className="key-list">
        {keys.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd className="key">{key}</kbd>
            </dt>
            <dd>{t(`shell.keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <Switch
        isSelected={isOn}
        onChange={(next) => {
          turnSingleKeys(next);
          setIsOn(next);
        }}
      >
        {t('shell.keys.single')}
      </Switch>
    </Dialog>
  );
};

const keys = [
  ['/', 'search'],
  ['C', 'checkIn'],
  ['P', 'print'],
  ['E', 'badgeName'],
  ['U', 'undo'],
  ['H', 'helpdesk'],
  ['Enter', 'reentry'],
  ['R', 'replace'],
  ['W', 'walkIn'],
  ['T', 'tryIt'],
  ['F', 'savePdf'],
  ['S', 'otherSession'],
  ['O', 'direction'],
  ['Esc', 'back'],
  ['?', 'help'],
] as const;
