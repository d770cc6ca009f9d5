import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import './ui.css';

interface Props extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  /** `main` is the one likely next step of a screen. */
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly size?: 'large' | 'small';
  /** The key that does the same, as printed on it: shown small, told as aria-keyshortcuts. */
  readonly hint?: string;
}

/** While it `isPending` it keeps the focus and does nothing; its words say what is under way. */
export const Button = ({
  children,
  kind = 'plain',
  size = 'large',
  hint,
  isPending = false,
  ...rest
}: Props) => (
  <AriaButton
    {...rest}
    // React Aria's own isPending leaves an announcement behind that names a button which may be gone by then.
    {...(isPending ? { onPress: ignore, type: 'button' } : {})}
    className="button"
    data-kind={kind}
    data-size={size}
    data-pending={isPending}
    {...(hint === undefined ? {} : { 'aria-keyshortcuts': hint })}
  >
    {children}
    {hint !== undefined && (
      <kbd className="button-key" aria-hidden="true">
        {hint}
      </kbd>
    )}
  </AriaButton>
);

const ignore = (): void => undefined;
