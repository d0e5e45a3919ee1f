/** The part of WebAssembly that `wasm.ts` uses; Node has it all, but neither its types nor es2024's name it. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
    /** Only there to tell a module from other objects. */
    static exports(module: Module): readonly unknown[];
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
}
