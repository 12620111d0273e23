/** Queries to begin with, by the kind of log; their names are in the messages. Source: User Guide, "Sample queries". */
export const SAMPLE_QUERIES = [
  { id: "recent", query: "fields @timestamp, @message\n| sort @timestamp desc\n| limit 25" },
  {
    id: "errors",
    query:
      "fields @timestamp, @message\n| filter @message like /(?i)(exception|error|fail)/\n| sort @timestamp desc\n| limit 100",
  },
  { id: "errorRate", query: "filter @message like /(?i)error/\n| stats count(*) as errors by bin(5m)" },
  { id: "perStream", query: "stats count(*) as events by @logStream\n| sort events desc\n| limit 20" },
  { id: "patterns", query: "pattern @message" },
  { id: "lambda", query: 'filter @type = "REPORT"\n| stats avg(@duration), max(@duration), min(@duration) by bin(5m)' },
  {
    id: "vpc",
    query: "stats sum(bytes) as bytesTransferred by srcAddr, dstAddr\n| sort bytesTransferred desc\n| limit 10",
  },
  { id: "cloudtrail", query: "stats count(*) as calls by eventSource, eventName, awsRegion\n| sort calls desc" },
] as const;
