import { useState } from 'react';
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import type { TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useSecretGuard } from './useSecretGuard.ts';
import './ui.css';

interface Props extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it; shown and tied to the field. */
  readonly problem?: string | undefined;
  readonly isLong?: boolean;
}

/**
 * A labelled line (or lines) of text. Nothing is spell-checked or completed: names are names. A private link is taken out
 * of it before it is kept, and that is said.
 */
export const TextField = ({ label, hint, problem, isLong = false, onChange, ...rest }: Props) => {
  const { t } = useTranslation();
  const guard = useSecretGuard();
  const [hadSecret, setHadSecret] = useState(false);
  const shownProblem = hadSecret ? t('common.error.private_link') : problem;

  const keep = (text: string): void => {
    const guarded = guard(text);
    setHadSecret(guarded !== 'keep');
    onChange?.(guarded === 'keep' ? text : '');
  };

  return (
    <AriaTextField
      {...rest}
      className="field"
      onChange={keep}
      isInvalid={shownProblem !== undefined}
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
      <FieldError className="field-problem">{shownProblem}</FieldError>
    </AriaTextField>
  );
};
