/** Hands a PDF (base64) to the browser's or shell's own way of saving. */
export const saveFile = (fileName: string, base64: string): void => {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; revoking at once would cut it off in some shells.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
