import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';

type Notice = CallOutput<'badges.preview'>['notices'][number];

/** What staff should know of a badge before it prints, each thing said once, as the items of a list. */
export const BadgeNotices = ({ notices }: { readonly notices: readonly Notice[] }) => {
  const { t } = useTranslation();
  const sentences = new Map(
    notices.map(({ kind, characters = '' }) => [
      t(`desk.badgeName.notice.${kind}`, { characters }),
      kind,
    ]),
  );
  return [...sentences].map(([sentence, kind]) => (
    <li key={sentence} data-kind={kind}>
      {sentence}
    </li>
  ));
};
