export const storeFlags: readonly string[];
