declare module "sns-validator" {
  /** AWS's own check of a message's signature. */
  export default class MessageValidator {
    constructor(hostPattern?: RegExp, encoding?: string);
    validate(message: string | object, callback: (error: Error | null, message?: object) => void): void;
  }
}
