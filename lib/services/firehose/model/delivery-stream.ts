import type { DeliveryStreamDescription } from "@aws-sdk/client-firehose";
import { formatArn, type Scope } from "@/lib/platform/arn";
import type { Destination } from "./destination";
import type { Tags } from "./tags";

/** A delivery stream as it is kept; `id` stays the same through every change. */
export type DeliveryStream = Scope & {
  name: string;
  id: string;
  destination: Destination;
  version: number;
  tags: Tags;
  createdAt: Date;
  modifiedAt: Date;
};

/** How delivery goes: what waits, what went wrong last, and what has been given up. */
export type DeliveryState = {
  waitingRecords: number;
  waitingBytes: number;
  oldestAt: Date | undefined;
  deliveredRecords: number;
  droppedRecords: number;
  deliveredAt: Date | undefined;
  failures: number;
  lastError: string | undefined;
  failedAt: Date | undefined;
};

/** As many as an account may have in a Region (Firehose Developer Guide, "Quota"). */
export const MAX_STREAMS = 5_000;

/** AWS numbers the destinations of a stream; there is only ever one. */
export const DESTINATION_ID = "destinationId-000000000001";

export function deliveryStreamArn(scope: Scope, name: string): string {
  return formatArn("firehose", scope, `deliverystream/${name}`);
}

/** A stream as DescribeDeliveryStream answers it. It is ready as soon as it is made, so it is never anything but ACTIVE. */
export function describeDeliveryStream(stream: DeliveryStream): DeliveryStreamDescription {
  const { destination } = stream;
  return {
    DeliveryStreamName: stream.name,
    DeliveryStreamARN: deliveryStreamArn(stream, stream.name),
    DeliveryStreamStatus: "ACTIVE",
    DeliveryStreamEncryptionConfiguration: { Status: "DISABLED" },
    DeliveryStreamType: "DirectPut",
    VersionId: String(stream.version),
    CreateTimestamp: stream.createdAt,
    LastUpdateTimestamp: stream.modifiedAt,
    Destinations: [
      destination.kind === "http"
        ? { DestinationId: DESTINATION_ID, HttpEndpointDestinationDescription: destination.http }
        : {
            DestinationId: DESTINATION_ID,
            S3DestinationDescription: plainS3(destination.s3),
            ExtendedS3DestinationDescription: destination.s3,
          },
    ],
    HasMoreDestinations: false,
  };
}

type Extended = Extract<Destination, { kind: "s3" }>["s3"];

/** AWS shows the settings of a bucket under its older name too. */
function plainS3(s3: Extended) {
  const { RoleARN, BucketARN, Prefix, ErrorOutputPrefix, BufferingHints, CompressionFormat, EncryptionConfiguration } =
    s3;
  return {
    RoleARN,
    BucketARN,
    Prefix,
    ErrorOutputPrefix,
    BufferingHints,
    CompressionFormat,
    EncryptionConfiguration,
    CloudWatchLoggingOptions: s3.CloudWatchLoggingOptions,
  };
}
