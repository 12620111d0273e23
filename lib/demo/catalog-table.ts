import type { ServiceCall } from "./records";
import { BUCKETS, CATALOG, COLUMNS, RENAMED } from "./scenery";

/** Glue's UpdateTable on the orders table; `renamed` gives its last column the name that the job does not know. */
export function updateTable(
  { accountId, region }: { accountId: string; region: string },
  renamed: boolean,
): ServiceCall {
  const { database, table } = CATALOG;
  const columns = COLUMNS.map(({ name, type }) => ({
    name: renamed && name === RENAMED.from ? RENAMED.to : name,
    type,
  }));
  const arn = (resource: string) => `arn:aws:glue:${region}:${accountId}:${resource}`;
  return {
    service: "glue",
    eventName: "UpdateTable",
    requestParameters: {
      databaseName: database,
      tableInput: {
        name: table,
        description: renamed ? "Orders; total_amount as in the new billing schema" : "Orders",
        retention: 0,
        storageDescriptor: {
          columns,
          location: `s3://${BUCKETS.lake}/sales/orders/`,
          inputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
          outputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
          serdeInfo: { serializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe" },
        },
        partitionKeys: [{ name: "dt", type: "date" }],
        tableType: "EXTERNAL_TABLE",
        parameters: { classification: "parquet" },
      },
      skipArchive: false,
    },
    responseElements: null,
    resources: [
      { type: "AWS::Glue::Table", ARN: arn(`table/${database}/${table}`) },
      { type: "AWS::Glue::Database", ARN: arn(`database/${database}`) },
    ],
  };
}

/** Whether an UpdateTable's record leaves the job the column that it reads. */
export function isReadable(record: string): boolean {
  const { requestParameters } = JSON.parse(record) as { requestParameters?: { tableInput?: TableInput } };
  const columns = requestParameters?.tableInput?.storageDescriptor?.columns ?? [];
  return columns.some(({ name }) => name === RENAMED.from);
}

type TableInput = { storageDescriptor?: { columns?: { name?: string }[] } };
