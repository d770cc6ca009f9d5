import { useTranslation } from 'react-i18next';
import { useFormat } from '../station/useFormat.ts';
import { Button } from '../ui/Button.tsx';
import { ChoiceGroup } from '../ui/ChoiceGroup.tsx';
import { hasTime, successorOf } from './sessionPlan.ts';
import type { Door } from './sessionPlan.ts';
import type { DoorState } from './useDoor.ts';
import { likelySession, looksWrong } from './wrongDoor.ts';

interface Props {
  readonly own: Door;
  readonly doors: readonly Door[];
  readonly now: number;
  readonly door: DoorState;
  readonly onChoose: (checkpointId: string) => void;
}

/** Which session this door checks for. A doubt about it stands in the same place, so nothing moves. */
export const DoorLine = ({ own, doors, now, door, onChoose }: Props) => {
  const isDoubtful = looksWrong(door.streak);
  return (
    <div className="door-line" data-is-doubtful={isDoubtful}>
      <div className="door-line-words" role="status">
        {isDoubtful ? (
          <WrongDoor own={own} doors={doors} door={door} onChoose={onChoose} />
        ) : (
          <OwnSession own={own} successor={successorOf(own, doors, now)} onChoose={onChoose} />
        )}
      </div>
      <Directions door={door} />
    </div>
  );
};

const OwnSession = ({
  own: { session },
  successor,
  onChoose,
}: {
  readonly own: Door;
  readonly successor: Door | null;
  readonly onChoose: (checkpointId: string) => void;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className="door-session">
        <b>
          <bdi>{session.title}</bdi>
        </b>
        <span className="door-session-more">
          <bdi>{session.room || t('door.choose.noRoom')}</bdi>
          {hasTime(session) && (
            <>
              {' · '}
              <time>
                {format.time(session.startsAt)}–{format.time(session.endsAt)}
              </time>
            </>
          )}
        </span>
      </p>
      {successor !== null && (
        <Button size="small" onPress={() => onChoose(successor.checkpointId)}>
          {t('door.switchTo', { time: format.time(successor.session.startsAt) })}{' '}
          <bdi className="door-successor">{successor.session.title}</bdi>
        </Button>
      )}
    </>
  );
};

const WrongDoor = ({
  own,
  doors,
  door,
  onChoose,
}: Pick<Props, 'own' | 'doors' | 'door' | 'onChoose'>) => {
  const { t } = useTranslation();
  const title = likelySession(door.streak);
  const likely = doors.find(
    ({ session, checkpointId }) => session.title === title && checkpointId !== own.checkpointId,
  );
  return (
    <>
      <p className="door-doubt">
        <b>{t('door.wrongDoor.title')}</b>{' '}
        <span>{t('door.wrongDoor.about', { session: own.session.title })}</span>
      </p>
      {likely !== undefined && (
        <Button size="small" kind="main" onPress={() => onChoose(likely.checkpointId)}>
          {t('door.wrongDoor.change')} <bdi className="door-successor">{likely.session.title}</bdi>
        </Button>
      )}
      <Button size="small" onPress={door.forgetStreak}>
        {t('door.wrongDoor.right')}
      </Button>
    </>
  );
};

const Directions = ({ door }: { readonly door: DoorState }) => {
  const { t } = useTranslation();
  return (
    <ChoiceGroup
      label={t('door.going')}
      hidesLabel
      value={door.direction}
      options={[
        { value: 'in', name: t('door.in') },
        { value: 'out', name: t('door.out') },
      ]}
      onChange={door.turn}
    />
  );
};
