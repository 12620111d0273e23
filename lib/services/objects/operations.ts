import { bucketPolicies } from "./operations/bucket-policies";
import { buckets } from "./operations/buckets";
import { deleteObject } from "./operations/delete-object";
import { getObject } from "./operations/get-object";
import { listObjects } from "./operations/list-objects";
import { maintenance } from "./operations/maintenance";
import { notices } from "./operations/notices";
import { putObject } from "./operations/put-object";

/** The few operations of S3 that trails need, over a store of Mirante's own. */
export const operations = {
  ...buckets,
  ...bucketPolicies,
  ...putObject,
  ...getObject,
  ...deleteObject,
  ...listObjects,
  ...notices,
  ...maintenance,
};
