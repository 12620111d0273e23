import { deliveries } from "./operations/deliveries";
import { records } from "./operations/records";
import { reset } from "./operations/reset";
import { streams } from "./operations/streams";
import { tags } from "./operations/tags";

/** What is needed of Amazon Data Firehose, so that metric streams go where they go in AWS: to an HTTP endpoint or a bucket. */
export const operations = { ...streams, ...tags, ...records, ...deliveries, ...reset };
