type TextField = HTMLInputElement | HTMLTextAreaElement;

const writtenTypes = new Set(['text', 'search', 'email', 'url', 'tel', 'password', 'number', '']);

/** The field that a key pressed now would write into, if any. */
export function textFieldOf(target: EventTarget | null): TextField | undefined {
  if (target instanceof HTMLTextAreaElement) return isWritable(target) ? target : undefined;
  if (!(target instanceof HTMLInputElement) || !writtenTypes.has(target.type)) return undefined;
  return isWritable(target) ? target : undefined;
}

/** Would the browser itself do something with a letter typed here? */
export function takesLetters(target: EventTarget | null): boolean {
  if (textFieldOf(target) !== undefined || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLElement && target.isContentEditable;
}

/** Remembers a field's text and selection; the function given back restores them. */
export function snapshotField(target: EventTarget | null): (() => void) | undefined {
  const field = textFieldOf(target);
  if (field === undefined) return undefined;
  const { value, selectionStart, selectionEnd, selectionDirection } = field;
  return () => {
    // Also when it seems unchanged: a number field with letters in it says it is empty.
    setValue(field, value);
    // Null for the types that have no selection to set, such as email and number.
    if (selectionStart !== null && selectionEnd !== null) {
      field.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? 'none');
    }
  };
}

/** Writes a character where the caret is, as its key would have done. */
export function writeInto(field: TextField, character: string): void {
  const { value, maxLength, selectionStart, selectionEnd } = field;
  const start = selectionStart ?? value.length;
  const end = selectionEnd ?? value.length;
  const text = value.slice(0, start) + character + value.slice(end);
  if (maxLength >= 0 && text.length > maxLength) return;
  setValue(field, text, 'insertText');
  if (selectionStart !== null)
    field.setSelectionRange(start + character.length, start + character.length);
}

const isWritable = (field: TextField): boolean => !field.readOnly && !field.disabled;

/**
 * React puts a setter of its own on each field to notice the program's changes, and ignores an
 * `input` event after one; the prototype's setter goes past it.
 */
function setValue(field: TextField, value: string, inputType = 'historyUndo'): void {
  const prototype =
    field instanceof HTMLTextAreaElement
      ? HTMLTextAreaElement.prototype
      : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
}
