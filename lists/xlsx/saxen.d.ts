// The package has no types of its own; this is the part that is used here.
declare module 'saxen' {
  type DecodeEntities = (text: string) => string;
  type ReadAttributes = () => Readonly<Record<string, string>>;

  export class Parser {
    on(
      event: 'openTag',
      handler: (
        name: string,
        attributes: ReadAttributes,
        decode: DecodeEntities,
        selfClosing: boolean,
      ) => void,
    ): this;
    on(event: 'closeTag', handler: (name: string) => void): this;
    on(event: 'text', handler: (text: string, decode: DecodeEntities) => void): this;
    on(event: 'cdata', handler: (text: string) => void): this;
    on(event: 'error', handler: (error: Error) => void): this;
    write(text: string): this;
    end(): Error | undefined;
  }
}
