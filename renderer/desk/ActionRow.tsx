import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import { deskActionKeys } from './deskActions.ts';
import type { DeskAction } from './deskActions.ts';

interface Props {
  readonly actions: readonly DeskAction[];
  readonly hasMain: boolean;
  readonly onAction: (action: DeskAction) => void;
}

/** The next steps in one row, with their keys. */
export const ActionRow = ({ actions, hasMain, onAction }: Props) => {
  const { t } = useTranslation();
  return (
    <div className="desk-actions" role="group" aria-label={t('desk.actions')}>
      {actions.map((action, place) => (
        <Button
          key={action}
          kind={hasMain && place === 0 ? 'main' : 'plain'}
          hint={deskActionKeys[action] === 'Enter' ? t('desk.enterKey') : deskActionKeys[action]}
          onPress={() => onAction(action)}
        >
          {t(`desk.action.${action}`)}
        </Button>
      ))}
    </div>
  );
};
