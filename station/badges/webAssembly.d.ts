// Node has WebAssembly, but its types come with the DOM's only, which a station must not see.
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Exports;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  type Exports = Record<string, unknown>;
}
