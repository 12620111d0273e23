import type { Asked, Context, Resource } from "@/lib/platform/operation";
import { deliveryStreamArn } from "../model/delivery-stream";
import { notFound } from "../model/refusal";
import { findStream, type KeptStream } from "../store/streams";

/** The stream that a call names, with its tags. Takes what has not been validated yet. */
export async function streamResource(
  { DeliveryStreamName: name }: { DeliveryStreamName?: unknown },
  asked: Asked,
): Promise<Resource[]> {
  if (typeof name !== "string") return [];
  const arn = deliveryStreamArn(asked, name);
  const type = "AWS::KinesisFirehose::DeliveryStream";
  const { identity } = asked.caller;
  // The root user and Mirante's own parts are bound by no policy, so that nobody needs to look.
  if (identity.type === "Root" || identity.type === "AWSService") return [{ arn, type }];
  return [{ arn, type, tags: (await findStream(asked.db, asked, name))?.tags ?? {} }];
}

/** The stream of a name, kept from being changed by others where it is to be changed. Throws ResourceNotFoundException. */
export async function existingStream(context: Context, name: string, options?: { hold: boolean }): Promise<KeptStream> {
  const stream = await findStream(context.db, context, name, options);
  if (stream) return stream;
  throw notFound(context.accountId, name);
}
