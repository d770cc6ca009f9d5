/** A copy of the array with room for at least `length` elements; doubling keeps appends cheap. */
export const growUint32 = (array: Uint32Array, length: number): Uint32Array<ArrayBuffer> => {
  const grown = new Uint32Array(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
};
