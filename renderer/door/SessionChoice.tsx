import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '#shared/rules/foldText.ts';
import { ageText } from '../shell/ageText.ts';
import { useFormat } from '../station/useFormat.ts';
import { TextField } from '../ui/TextField.tsx';
import { hasTime, proposedDoors, stateOf } from './sessionPlan.ts';
import type { Door } from './sessionPlan.ts';

interface Props {
  readonly doors: readonly Door[];
  /** The room this door was at so far: its sessions come first. */
  readonly room: string | null;
  readonly now: number;
  readonly onChoose: (checkpointId: string) => void;
}

/** The sessions of the moment first, by the clock; below them all, to be searched. */
export const SessionChoice = ({ doors, room, now, onChoose }: Props) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  if (doors.length === 0) return null;
  const proposed = proposedDoors(doors, now).toSorted(
    (one, other) => Number(other.session.room === room) - Number(one.session.room === room),
  );
  // What is over is seldom meant.
  const rankOf = ({ session }: Door) => Number(stateOf(session, now) === 'over');
  const wanted = foldText(query.trim());
  const found = doors
    .filter(({ session }) => foldText(`${session.title} ${session.room}`).includes(wanted))
    .toSorted((one, other) => rankOf(one) - rankOf(other));
  return (
    <div className="session-choice">
      {proposed.length > 0 && (
        <section className="session-part" aria-labelledby="sessions-soon">
          <h2 className="session-part-title" id="sessions-soon">
            {t('door.choose.soon')}
          </h2>
          <ul className="session-cards">
            {proposed.slice(0, 6).map((door) => (
              <li key={door.checkpointId}>
                <SessionButton door={door} now={now} onChoose={onChoose} isCard />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="session-part" aria-labelledby="sessions-all">
        <h2 className="session-part-title" id="sessions-all">
          {t('door.choose.all')}
        </h2>
        <TextField label={t('door.choose.search')} value={query} onChange={setQuery} />
        <ul className="session-rows">
          {found.map((door) => (
            <li key={door.checkpointId}>
              <SessionButton door={door} now={now} onChoose={onChoose} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};

const SessionButton = ({
  door: { checkpointId, session },
  now,
  onChoose,
  isCard = false,
}: {
  readonly door: Door;
  readonly now: number;
  readonly onChoose: (checkpointId: string) => void;
  readonly isCard?: boolean;
}) => {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <button
      type="button"
      className={isCard ? 'session-card' : 'session-row'}
      onClick={() => onChoose(checkpointId)}
    >
      <span className="session-room">
        <bdi>{session.room || t('door.choose.noRoom')}</bdi>
      </span>
      <span className="session-title">
        <bdi>{session.title}</bdi>
      </span>
      <span className="session-time numbers">
        {hasTime(session) && `${format.when(session.startsAt, now)} · `}
        {stateText()}
      </span>
    </button>
  );

  function stateText(): string {
    switch (stateOf(session, now)) {
      case 'running':
        return t('door.choose.running');
      case 'coming':
        return t('door.choose.startsIn', { age: ageText(t, (session.startsAt - now) / 1000) });
      case 'over':
        return t('door.choose.over');
      case 'no_time':
        return t('door.choose.noTime');
    }
  }
};
