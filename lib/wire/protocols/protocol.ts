import type { Service } from "@/lib/aws-models/model";
import type { AwsError } from "@/lib/platform/errors";
import type { WireRequest } from "../request";

/** An operation of AWS's model that a request asks for. */
export type Call = { service: Service; operation: string };

/**
 * What goes back to the client. A body is whole: no operation of ours streams yet. An event stream (StartLiveTail) would be a
 * third kind of body here, an async iterable of frames, made by a protocol's `encode` and written by the server frame by frame.
 */
export type Answer = { status: number; headers: Record<string, string>; body: string | Uint8Array };

/** How an error is asked for: `call` is absent when the request never came to name one of our operations. */
export type ErrorContext = { call: Call | undefined; requestId: string; queryMode: boolean };

/** One of AWS's wire protocols: bytes to the input of an operation, and its output or error back to bytes. */
export type Protocol = {
  /**
   * `body` is what the client meant, out of whatever encoding it was sent in; REST protocols find members in the request too.
   * Throws SerializationException when the bytes or the types are wrong; members that the model lacks are ignored, as AWS does.
   */
  decode: (call: Call, body: Buffer, request: WireRequest) => object;
  encode: (call: Call, output: unknown, requestId: string) => Answer;
  encodeError: (error: AwsError, context: ErrorContext) => Answer;
};
