/** What stands in the demo's account: a small shop, its data lake, and the machines under it. */
export const INSTANCES = [
  { id: "i-0a1f6c2e9b7d41c01", name: "shop-web-1", eni: "eni-0b3c1d7a5e2f40001", address: "10.0.1.21", cpu: 34 },
  { id: "i-0a1f6c2e9b7d41c02", name: "shop-web-2", eni: "eni-0b3c1d7a5e2f40002", address: "10.0.2.37", cpu: 31 },
  { id: "i-0d94c7e3f1a852b03", name: "shop-db-1", eni: "eni-0b3c1d7a5e2f40003", address: "10.0.3.12", cpu: 48 },
] as const;

export const FUNCTIONS = [
  { name: "checkout", callsPerMinute: 42, millis: 118, memory: 512 },
  { name: "thumbnails", callsPerMinute: 11, millis: 640, memory: 1024 },
  { name: "stock-sync", callsPerMinute: 2, millis: 2300, memory: 256 },
] as const;

/** What EventBridge invokes when the job fails. */
export const INCIDENT_FUNCTION = "open-data-incident";

export const API = { name: "orders-api", id: "a1b2c3d4e5", stage: "prod" } as const;
export const BUCKETS = { lake: "acme-data-lake", assets: "acme-shop-assets", audit: "acme-audit-logs" } as const;

export const CATALOG = { database: "sales", table: "orders" } as const;
export const JOB = { name: "orders-etl", script: "s3://acme-data-lake/scripts/orders_etl.py" } as const;

export const LOG_GROUPS = {
  glueErrors: "/aws-glue/jobs/error",
  glueOutput: "/aws-glue/jobs/output",
  api: `/aws/apigateway/${API.name}`,
  flowLogs: "/vpc/flow-logs",
  trail: "/aws/cloudtrail/audit",
  incident: `/aws/lambda/${INCIDENT_FUNCTION}`,
  webhook: "/demo/team-chat",
} as const;

export const functionLogGroup = (name: string) => `/aws/lambda/${name}`;

export const TOPIC = "data-alerts";
export const ALARM = "orders-etl-errors";
export const ERROR_METRIC = { namespace: "Glue/Jobs", name: "OrdersEtlErrors" } as const;
/** The rule that invokes the function. The demo makes it last of all: where it is, everything is. */
export const LAST_RULE = "orders-etl-failed";
export const TRAIL = "audit";
export const DASHBOARD = "Shop";

/** The columns of the table as the job expects them. Without the last of them it fails. */
export const COLUMNS = [
  { name: "order_id", type: "bigint" },
  { name: "customer_id", type: "bigint" },
  { name: "placed_at", type: "timestamp" },
  { name: "currency", type: "string" },
  { name: "order_total", type: "decimal(12,2)" },
] as const;
export const RENAMED = { from: "order_total", to: "total_amount" } as const;
