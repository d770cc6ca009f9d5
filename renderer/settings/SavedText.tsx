import { useState } from 'react';
import { TextField } from '../ui/TextField.tsx';

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly onSave: (value: string) => void;
}

/** A text that is saved when the field is left, or by Enter; Escape takes the change back. */
export const SavedText = ({ value, onSave, ...rest }: Props) => {
  const [typed, setTyped] = useState<string | null>(null);
  const save = (): void => {
    if (typed !== null && typed.trim() !== value) onSave(typed.trim());
    setTyped(null);
  };
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        else if (event.key === 'Escape') setTyped(null);
        else event.continuePropagation();
      }}
    />
  );
};
