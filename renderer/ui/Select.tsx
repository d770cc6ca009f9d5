import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import './ui.css';

interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly name: string }[];
  readonly onChange: (value: Value) => void;
  readonly isDisabled?: boolean;
}

/** One of a few values, with its label. */
export const Select = <Value extends string>({
  label,
  value,
  options,
  onChange,
  isDisabled = false,
}: Props<Value>) => (
  <AriaSelect
    className="field"
    value={value}
    isDisabled={isDisabled}
    onChange={(key) => {
      const chosen = options.find((option) => option.value === key);
      if (chosen !== undefined) onChange(chosen.value);
    }}
  >
    <Label className="field-label">{label}</Label>
    <Button className="select-button">
      <SelectValue />
      <span aria-hidden="true">▾</span>
    </Button>
    <Popover>
      <ListBox className="select-list">
        {options.map((option) => (
          <ListBoxItem
            key={option.value}
            id={option.value}
            textValue={option.name}
            className="select-option"
          >
            <bdi>{option.name}</bdi>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </AriaSelect>
);
