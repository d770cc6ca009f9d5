import { useId } from 'react';
import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the settings: its name at the side, what can be set beside it. */
export const SettingsSection = ({ title, children }: Props) => {
  const id = useId();
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="settings-name" id={id}>
        {title}
      </h2>
      <div className="settings-fields">{children}</div>
    </section>
  );
};
