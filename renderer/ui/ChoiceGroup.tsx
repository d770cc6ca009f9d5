import { Label, Radio, RadioGroup } from 'react-aria-components';
import './choiceGroup.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
  /** The heading beside it says it already; a screen reader still hears the label. */
  readonly hidesLabel?: boolean;
}

/** One of two to four values, all in sight; arrow keys move between them. */
export const ChoiceGroup = <Value extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
  hidesLabel = false,
}: Props<Value>) => (
  <RadioGroup
    className="field"
    value={value}
    isDisabled={isDisabled}
    onChange={(next) => {
      const chosen = options.find((option) => option.value === next);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    <Label className={hidesLabel ? 'for-screen-readers' : 'field-label'}>{label}</Label>
    <div className="choice-row">
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className="choice">
          {option.name}
        </Radio>
      ))}
    </div>
  </RadioGroup>
);
