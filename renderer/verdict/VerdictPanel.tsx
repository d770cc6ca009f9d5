import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../station/errorText.ts';
import { useFormat } from '../station/useFormat.ts';
import { useStatus } from '../station/StationContext.tsx';
import { ageText } from '../shell/ageText.ts';
import { nameSize } from './nameSize.ts';
import { ShapeIcon } from './ShapeIcon.tsx';
import { verdictFaces } from './verdictFace.ts';
import { verdictText } from './verdictText.ts';
import type { Shown } from './useVerdict.ts';
import './verdict.css';

interface Props {
  readonly shown: Shown;
  readonly layout?: 'desk' | 'door';
  /** What stands there while nothing was scanned. */
  readonly ready?: string;
}

/** The verdict: word, shape, colour, the name, what to do. Its size never depends on what is in it. */
export const VerdictPanel = ({ shown, layout = 'desk', ready }: Props) => {
  const { verdict, failure, note } = shown;
  const { t } = useTranslation();
  const format = useFormat();
  const { offset } = useStatus();

  if (failure !== null) {
    return (
      <Card
        tone="refuse"
        shape="stop"
        layout={layout}
        announcement={failure}
        word={t('verdict.failed.word')}
        headline={t('verdict.failed.headline')}
        sentence={note ?? errorText(t, failure)}
      />
    );
  }
  if (verdict === null) {
    return (
      <Card
        tone="idle"
        shape="ready"
        layout={layout}
        announcement={note ?? null}
        word={t('verdict.ready.word')}
        sentence={note ?? ready ?? t('verdict.ready.sentence')}
      />
    );
  }
  const face = verdictFaces[verdict.code];
  const text = verdictText(verdict, t, { format, now: verdict.at + offset });
  const person = verdict.attendee;
  const isNamed = person !== null && person.name === text.headline;
  return (
    <Card
      tone={face.tone}
      shape={face.shape}
      layout={layout}
      announcement={`${verdict.factId ?? verdict.at} ${note ?? ''}`}
      word={text.word}
      headline={text.headline}
      sentence={note ?? text.sentence}
    >
      {person !== null && person.category !== '' && (
        <bdi className="verdict-category">{person.category}</bdi>
      )}
      {person !== null && (
        <span className="verdict-who">
          <bdi>{[isNamed ? '' : person.name, person.company].filter(Boolean).join(' · ')}</bdi>
        </span>
      )}
      {verdict.oldList && verdict.listAgeSeconds !== null && (
        <span className="verdict-tag">
          {t('verdict.oldList', { age: ageText(t, verdict.listAgeSeconds) })}
        </span>
      )}
      {verdict.lowerAssurance && person !== null && verdict.medium === 'imported' && (
        <span className="verdict-tag">{t('verdict.importedCode')}</span>
      )}
      {verdict.lowerAssurance && person !== null && verdict.medium === 'badge' && (
        <span className="verdict-tag">{t('verdict.revokedStation')}</span>
      )}
      {/* Once the next step was taken (a badge, a case) the name was asked for. */}
      {verdict.lowerAssurance &&
        person !== null &&
        verdict.medium === 'search' &&
        note === undefined && <span className="verdict-tag">{t('verdict.bySearch')}</span>}
    </Card>
  );
};

interface CardProps {
  readonly tone: string;
  readonly shape: Parameters<typeof ShapeIcon>[0]['shape'];
  readonly layout: 'desk' | 'door';
  /** Null for silence. A new one is announced even when the words are the same as before. */
  readonly announcement: string | null;
  readonly word: string;
  readonly headline?: string;
  readonly sentence: string;
  readonly children?: ReactNode;
}

const Card = ({ tone, shape, layout, announcement, children, ...text }: CardProps) => (
  <section className="verdict" data-tone={tone} data-layout={layout}>
    <div className="verdict-body">
      <ShapeIcon shape={shape} />
      <div className="verdict-text" aria-hidden={announcement !== null}>
        <p className="verdict-word">{text.word}</p>
        {text.headline !== undefined && (
          <p className="verdict-name" data-size={nameSize(text.headline)} title={text.headline}>
            <bdi>{text.headline}</bdi>
          </p>
        )}
        <p className="verdict-say">{text.sentence}</p>
        {children !== undefined && <div className="verdict-meta">{children}</div>}
      </div>
    </div>
    <div className="for-screen-readers" aria-live="assertive" aria-atomic="true">
      {announcement !== null && (
        <p key={announcement}>
          {text.word}. <bdi>{text.headline}</bdi> {text.sentence}
        </p>
      )}
    </div>
  </section>
);
