/** The build for Node has no types of its own; what the tests use of it. */
declare module 'libarchive.js/dist/libarchive-node.mjs' {
  interface OpenArchive {
    readonly hasEncryptedData: () => Promise<boolean | null>;
    readonly usePassword: (password: string) => Promise<void>;
    /** Files by name, folders as objects of them. */
    readonly extractFiles: () => Promise<unknown>;
    readonly close: () => Promise<void>;
  }
  export const Archive: { readonly open: (file: Blob) => Promise<OpenArchive> };
}
