const storageKey = 'lanyard.singleKeys';

/** Whether single letters act as keys (WCAG 2.1.4: there is a way to turn them off). Kept on this machine. */
export const singleKeysAreOn = (): boolean => localStorage.getItem(storageKey) !== 'off';

export const turnSingleKeys = (isOn: boolean): void => {
  localStorage.setItem(storageKey, isOn ? 'on' : 'off');
};
