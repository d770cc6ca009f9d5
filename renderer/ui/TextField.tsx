import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import './ui.css';

interface Props extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it; shown and tied to the field. */
  readonly problem?: string | undefined;
  readonly isLong?: boolean;
}

/** A labelled line (or lines) of text. Nothing is spell-checked or completed: names are names. */
export const TextField = ({ label, hint, problem, isLong = false, ...rest }: Props) => (
  <AriaTextField
    {...rest}
    className="field"
    isInvalid={problem !== undefined}
    autoComplete="off"
    spellCheck="false"
  >
    <Label className="field-label">{label}</Label>
    {isLong ? <TextArea className="field-input" /> : <Input className="field-input" dir="auto" />}
    {hint !== undefined && (
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-problem">{problem}</FieldError>
  </AriaTextField>
);
