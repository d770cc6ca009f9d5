/** Hands a file to the browser's or shell's own way of saving. */
export const saveFile = (fileName: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download has begun by then; revoking at once would cut it off in some shells.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};

/** A PDF that came as base64. */
export const pdfOf = (base64: string): Blob =>
  new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], {
    type: 'application/pdf',
  });
