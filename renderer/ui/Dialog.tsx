import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import './ui.css';

interface Props {
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'normal' | 'wide';
}

/** A dialog that somebody asked for; a scan never opens one. Escape and a press beside it close it. */
export const Dialog = ({ title, isOpen, onClose, children, size = 'normal' }: Props) => (
  <ModalOverlay
    className="dialog-shade"
    isOpen={isOpen}
    isDismissable
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
  >
    <Modal className="dialog" data-size={size}>
      <AriaDialog className="dialog-body">
        <Heading slot="title" className="dialog-title">
          {title}
        </Heading>
        {children}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
