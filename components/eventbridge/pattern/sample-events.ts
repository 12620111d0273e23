export const SAMPLE_IDS = ["alarm", "apiCall", "objectCreated", "scheduled", "own"] as const;
export type SampleId = (typeof SAMPLE_IDS)[number];

type Scope = { accountId: string; region: string };

/** An event as Mirante sends it, as indented JSON, for patterns and transformers to be tried on. */
export function sampleEvent(id: SampleId, scope: Scope): string {
  return JSON.stringify(eventOf(id, scope), null, 2);
}

export function sampleIdOf(text: string | undefined): SampleId {
  return SAMPLE_IDS.find((id) => id === text) ?? "own";
}

function eventOf(id: SampleId, scope: Scope): object {
  switch (id) {
    case "alarm":
      return envelope(scope, "aws.cloudwatch", "CloudWatch Alarm State Change", alarmChange(), [
        `arn:aws:cloudwatch:${scope.region}:${scope.accountId}:alarm:checkout-slow`,
      ]);
    case "apiCall":
      return envelope(scope, "aws.s3", "AWS API Call via CloudTrail", apiCall(scope));
    case "objectCreated":
      return envelope(scope, "aws.s3", "Object Created", objectCreated(scope), ["arn:aws:s3:::incoming-files"]);
    case "scheduled":
      return envelope(scope, "aws.events", "Scheduled Event", {}, [
        `arn:aws:events:${scope.region}:${scope.accountId}:rule/nightly`,
      ]);
    case "own":
      return envelope(scope, "shop.orders", "Order placed", { orderId: "A-1042", total: 199.9, country: "BR" });
  }
}

function envelope(
  { accountId, region }: Scope,
  source: string,
  type: string,
  detail: object,
  resources: string[] = [],
) {
  return {
    version: "0",
    id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
    "detail-type": type,
    source,
    account: accountId,
    time: "2026-11-27T12:00:00Z",
    region,
    resources,
    detail,
  };
}

function alarmChange() {
  return {
    alarmName: "checkout-slow",
    state: {
      value: "ALARM",
      reason:
        "Threshold Crossed: 1 out of the last 1 datapoints [812.0 (27/11/26 11:59:00)] was greater than the threshold (500.0).",
      timestamp: "2026-11-27T12:00:00.000+0000",
    },
    previousState: { value: "OK", reason: "Threshold Crossed", timestamp: "2026-11-27T11:00:00.000+0000" },
    configuration: {
      description: "The checkout answers slowly",
      metrics: [
        {
          id: "m1",
          metricStat: {
            metric: { namespace: "Shop", name: "Latency", dimensions: { Service: "checkout" } },
            period: 60,
            stat: "Average",
          },
          returnData: true,
        },
      ],
    },
  };
}

function apiCall({ accountId, region }: Scope) {
  return {
    eventVersion: "1.11",
    userIdentity: {
      type: "IAMUser",
      principalId: "AIDAEXAMPLE",
      arn: `arn:aws:iam::${accountId}:user/ana`,
      accountId,
      userName: "ana",
    },
    eventTime: "2026-11-27T12:00:00Z",
    eventSource: "s3.amazonaws.com",
    eventName: "DeleteBucket",
    awsRegion: region,
    sourceIPAddress: "203.0.113.9",
    userAgent: "aws-cli/2.31.0",
    requestParameters: { bucketName: "incoming-files" },
    responseElements: null,
    readOnly: false,
    eventType: "AwsApiCall",
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: "Management",
  };
}

function objectCreated({ accountId }: Scope) {
  return {
    version: "0",
    bucket: { name: "incoming-files" },
    object: {
      key: "orders/2026-11-27.csv",
      size: 2048,
      etag: "b1946ac92492d2347c6235b4d2611184",
      sequencer: "00617F08299329D189",
    },
    "request-id": "N4N7GDK58NMKJ12R",
    requester: accountId,
    "source-ip-address": "203.0.113.9",
    reason: "PutObject",
  };
}
