import { textFieldOf } from './fieldSnapshot.ts';

/** A text field takes dropped text by itself. All else, anywhere, the browser would open in a new window if it may. */
export const isForField = ({ target, dataTransfer }: DragEvent): boolean =>
  textFieldOf(target) !== undefined &&
  dataTransfer?.types.includes('text/plain') === true &&
  !dataTransfer.types.includes('Files');
