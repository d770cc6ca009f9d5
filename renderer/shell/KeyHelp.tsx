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
    <Dialog
      title={t('shell.keys.title')}
      isOpen={isOpen}
      onClose={() => setIsOpen(false)}
      size="wide"
    >
      <p className="dialog-text">{t('shell.keys.about')}</p>
      <div className="key-groups">
        {groups.map(({ place, keys }) => (
          <section key={place}>
            <h3 className="key-group">
              {place === 'everywhere' ? t('shell.keys.everywhere') : t(`shell.screens.${place}`)}
            </h3>
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
          </section>
        ))}
      </div>
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

const groups = [
  {
    place: 'desk',
    keys: [
      ['P', 'print'],
      ['E', 'badgeName'],
      ['R', 'replace'],
      ['Enter', 'reentry'],
      ['U', 'undo'],
      ['H', 'helpdesk'],
      ['W', 'walkIn'],
      ['T', 'tryIt'],
    ],
  },
  {
    place: 'door',
    keys: [
      ['U', 'undoLast'],
      ['O', 'direction'],
      ['S', 'otherSession'],
    ],
  },
  { place: 'search', keys: [['C', 'checkIn']] },
  { place: 'badge', keys: [['F', 'savePdf']] },
  {
    place: 'everywhere',
    keys: [
      ['/', 'search'],
      ['↓ ↑', 'choose'],
      ['Esc', 'back'],
      ['?', 'help'],
    ],
  },
] as const;
