/** Base64 (RFC 4648) of bytes, in steps that fit the arguments of one call. */
export const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += stepBytes) {
    text += String.fromCharCode(...bytes.subarray(at, at + stepBytes));
  }
  return btoa(text);
};

const stepBytes = 0x2000;
