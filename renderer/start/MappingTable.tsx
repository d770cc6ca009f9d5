import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/contract/importCalls.ts';
import { Select } from '../ui/Select.tsx';
import { fieldText } from './importText.ts';

interface Props {
  readonly preview: ImportPreview;
  readonly mapping: readonly (string | null)[];
  readonly onMap: (column: number, field: string | null) => void;
}

/** Every column of the file with its first values and what it is taken for, which staff may correct. */
export const MappingTable = ({ preview, mapping, onMap }: Props) => {
  const { t } = useTranslation();
  const options = [
    { value: leftOut, name: t('imports.preview.leaveOut') },
    ...preview.fields.map((field) => ({ value: field, name: fieldText(t, field) })),
  ];
  return (
    <div
      className="import-table"
      role="region"
      aria-label={t('imports.preview.column')}
      tabIndex={0}
    >
      <table className="mapping">
        <thead>
          <tr>
            <th scope="col">{t('imports.preview.column')}</th>
            <th scope="col">{t('imports.preview.sample')}</th>
            <th scope="col">{t('imports.preview.field')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.headings.map((heading, column) => {
            const name = heading || t('imports.preview.noHeading', { number: column + 1 });
            const field = mapping[column] ?? null;
            return (
              // Headings may repeat; columns never move.
              <tr key={column} data-left-out={field === null}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <Samples preview={preview} column={column} />
                </td>
                <td>
                  <Select
                    label={t('imports.preview.fieldOf', { column: name })}
                    value={field ?? leftOut}
                    options={options}
                    onChange={(chosen) => onMap(column, chosen === leftOut ? null : chosen)}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
};

const leftOut = '-';
const sampleCount = 3;

const Samples = ({
  preview,
  column,
}: {
  readonly preview: ImportPreview;
  readonly column: number;
}) => {
  const { t } = useTranslation();
  const values = preview.sample.slice(0, sampleCount).map((row) => row[column]?.trim() ?? '');
  return (
    <ul className="mapping-samples">
      {values.map((value, row) => (
        <li key={row}>
          {value === '' ? (
            <span className="mapping-empty">{t('imports.preview.empty')}</span>
          ) : (
            <bdi>{value}</bdi>
          )}
        </li>
      ))}
    </ul>
  );
};
