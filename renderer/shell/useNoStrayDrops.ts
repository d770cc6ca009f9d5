import { useEffect } from 'react';
import { isForField } from '../scanning/isForField.ts';

/**
 * What is dropped where nobody takes it would be opened by the browser in place of this window: a link with its secret would
 * be asked for over the network and stand in the history. Fields still get text.
 */
export const useNoStrayDrops = (): void => {
  useEffect(() => {
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
};

const refuse = (event: DragEvent): void => {
  if (event.dataTransfer === null || event.defaultPrevented || isForField(event)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
};
