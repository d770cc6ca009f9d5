import type { ReactNode } from 'react';
import { Switch as AriaSwitch } from 'react-aria-components';
import './ui.css';

interface Props {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean;
}

/** On or off, effective at once. */
export const Switch = ({ children, ...rest }: Props) => (
  <AriaSwitch {...rest} className="switch">
    <span className="switch-track" aria-hidden="true" />
    {children}
  </AriaSwitch>
);
