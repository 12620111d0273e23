import type {
  CreateDeliveryStreamInput,
  ExtendedS3DestinationConfiguration,
  ExtendedS3DestinationDescription,
  HttpEndpointDestinationConfiguration,
  HttpEndpointDestinationDescription,
  S3DestinationConfiguration,
  S3DestinationDescription,
  UpdateDestinationInput,
} from "@aws-sdk/client-firehose";
import { isAllowedHost } from "@/lib/platform/target-address";
import { checkPrefix } from "./object-key";
import { invalid } from "./refusal";

/** Where the records of a stream go, in AWS's own members and without secrets. */
export type Destination =
  | { kind: "http"; http: HttpEndpointDestinationDescription }
  | { kind: "s3"; s3: ExtendedS3DestinationDescription };

/** A destination and what is kept sealed of it. */
export type GivenDestination = { destination: Destination; accessKey: string | undefined };

/** What AWS takes where nothing is said (API Reference, "BufferingHints", "HttpEndpointRetryOptions"). */
const USUAL_BUFFER = { SizeInMBs: 5, IntervalInSeconds: 300 };
const USUAL_RETRY_SECONDS = 300;

/** Members of CreateDeliveryStream and UpdateDestination that ask for what Mirante has not. */
const OTHERS = [
  "RedshiftDestination",
  "ElasticsearchDestination",
  "AmazonopensearchserviceDestination",
  "AmazonOpenSearchServerlessDestination",
  "SplunkDestination",
  "SnowflakeDestination",
  "IcebergDestination",
];

/** The destination that CreateDeliveryStream names: exactly one, an HTTP endpoint or a bucket. Throws InvalidArgumentException. */
export function readDestination(input: CreateDeliveryStreamInput): GivenDestination {
  refuseOthers(input, "Configuration");
  const { HttpEndpointDestinationConfiguration: http, ExtendedS3DestinationConfiguration: extended } = input;
  const given = [http, extended, input.S3DestinationConfiguration].filter((one) => one !== undefined);
  if (given.length !== 1) throw invalid("Exactly one destination configuration must be specified.");
  if (http) return readHttp(http);
  return {
    destination: { kind: "s3", s3: readS3(extended ?? input.S3DestinationConfiguration ?? {}) },
    accessKey: undefined,
  };
}

/** What UpdateDestination leaves: members that are not named stay, and a destination of another kind takes the place of the present. */
export function updatedDestination(
  { destination: present, accessKey }: GivenDestination,
  input: UpdateDestinationInput,
): GivenDestination {
  refuseOthers(input, "Update");
  const http = input.HttpEndpointDestinationUpdate;
  const s3 = input.ExtendedS3DestinationUpdate ?? input.S3DestinationUpdate;
  if ((http === undefined) === (s3 === undefined)) throw invalid("Exactly one destination update must be specified.");
  if (s3) {
    const before = present.kind === "s3" ? present.s3 : {};
    return { destination: { kind: "s3", s3: readS3({ ...before, ...named(s3) }) }, accessKey: undefined };
  }
  const before = present.kind === "http" ? present.http : {};
  const { S3DestinationDescription: backup, ...kept } = before;
  const { S3Update, EndpointConfiguration, ...changes } = named(http ?? {});
  return readHttp({
    ...kept,
    ...changes,
    EndpointConfiguration: EndpointConfiguration ?? {
      Url: undefined,
      ...kept.EndpointConfiguration,
      AccessKey: accessKey,
    },
    S3Configuration: { RoleARN: undefined, BucketARN: undefined, ...backup, ...(S3Update ? named(S3Update) : {}) },
  });
}

function readHttp(given: HttpEndpointDestinationConfiguration): GivenDestination {
  const { EndpointConfiguration, S3Configuration, ProcessingConfiguration, SecretsManagerConfiguration } = given;
  const { Url = "", Name, AccessKey } = EndpointConfiguration ?? {};
  checkUrl(Url);
  if (ProcessingConfiguration?.Enabled) throw unsupported("ProcessingConfiguration", "no Lambda transformations");
  if (SecretsManagerConfiguration?.Enabled) throw unsupported("SecretsManagerConfiguration", "no Secrets Manager");
  return {
    accessKey: AccessKey || undefined,
    destination: {
      kind: "http",
      http: {
        EndpointConfiguration: { Url, ...(Name === undefined ? {} : { Name }) },
        BufferingHints: { ...USUAL_BUFFER, ...named(given.BufferingHints ?? {}) },
        RequestConfiguration: { ContentEncoding: "NONE", ...named(given.RequestConfiguration ?? {}) },
        RetryOptions: { DurationInSeconds: given.RetryOptions?.DurationInSeconds ?? USUAL_RETRY_SECONDS },
        S3BackupMode: given.S3BackupMode ?? "FailedDataOnly",
        S3DestinationDescription: readPlainS3(S3Configuration ?? {}),
        ...(given.RoleARN === undefined ? {} : { RoleARN: given.RoleARN }),
        CloudWatchLoggingOptions: given.CloudWatchLoggingOptions ?? { Enabled: false },
      },
    },
  };
}

function readS3(given: Partial<ExtendedS3DestinationConfiguration>): ExtendedS3DestinationDescription {
  if (given.ProcessingConfiguration?.Enabled) throw unsupported("ProcessingConfiguration", "no Lambda transformations");
  if (given.S3BackupMode === "Enabled") throw unsupported("S3BackupMode", "no second copy of what goes to a bucket");
  if (given.DataFormatConversionConfiguration?.Enabled) {
    throw unsupported("DataFormatConversionConfiguration", "no conversion to Parquet or ORC");
  }
  if (given.DynamicPartitioningConfiguration?.Enabled) {
    throw unsupported("DynamicPartitioningConfiguration", "no partitions by the content of records");
  }
  if (!["", "UTC"].includes(given.CustomTimeZone ?? ""))
    throw unsupported("CustomTimeZone", "names of objects in UTC only");
  if (!/^(\.[0-9a-z!\-_.*'()]{1,127})?$/.test(given.FileExtension ?? "")) {
    throw invalid(`The file extension ${given.FileExtension} is not valid.`);
  }
  const { FileExtension } = given;
  return { ...readPlainS3(given), S3BackupMode: "Disabled", ...(FileExtension ? { FileExtension } : {}) };
}

function readPlainS3(given: Partial<S3DestinationConfiguration>): S3DestinationDescription {
  const { CompressionFormat = "UNCOMPRESSED", EncryptionConfiguration, Prefix, ErrorOutputPrefix } = given;
  if (CompressionFormat !== "UNCOMPRESSED" && CompressionFormat !== "GZIP") {
    throw unsupported("CompressionFormat", "UNCOMPRESSED and GZIP only");
  }
  if (EncryptionConfiguration?.KMSEncryptionConfig) throw unsupported("EncryptionConfiguration", "no KMS");
  checkPrefix(Prefix ?? "", "Prefix");
  checkPrefix(ErrorOutputPrefix ?? "", "ErrorOutputPrefix");
  return {
    RoleARN: given.RoleARN,
    BucketARN: given.BucketARN,
    ...(Prefix === undefined ? {} : { Prefix }),
    ...(ErrorOutputPrefix === undefined ? {} : { ErrorOutputPrefix }),
    BufferingHints: { ...USUAL_BUFFER, ...named(given.BufferingHints ?? {}) },
    CompressionFormat,
    EncryptionConfiguration: { NoEncryptionConfig: "NoEncryption" },
    CloudWatchLoggingOptions: given.CloudWatchLoggingOptions ?? { Enabled: false },
  };
}

/** Beyond AWS, which calls https on port 443 only, http and other ports will do: a collector may stand beside Mirante. */
function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  if (!isPlain || !isAllowedHost(url.hostname, true)) throw invalid("The URL of the HTTP endpoint is not valid.");
}

function refuseOthers(input: object, ending: string): void {
  const found = OTHERS.find((name) => (input as Record<string, unknown>)[`${name}${ending}`] !== undefined);
  if (found) throw unsupported(`${found}${ending}`, "HTTP endpoints and S3 buckets only");
}

function unsupported(member: string, what: string) {
  return invalid(`${member} is not supported: Mirante has ${what}.`);
}

/** The members that were given. */
function named<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null)) as T;
}
