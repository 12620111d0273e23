import type { Arn } from "@/lib/platform/arn";
import type { Caller } from "@/lib/platform/caller";
import { nowMillis } from "@/lib/platform/clock";
import { isAwsError } from "@/lib/platform/errors";
import type { Delivery } from "@/lib/services/events/model/delivery";
import { dispatch } from "@/lib/services/invoke";

/** Writes an event into a log group, in one stream a rule and day. */
export async function writeToLogGroup(caller: Caller, arn: Arn, { rule }: Delivery, message: string): Promise<void> {
  const logGroupName = arn.resource.replace(/^log-group:/, "").replace(/:\*$/, "");
  const now = nowMillis();
  const logStreamName = `${new Date(now).toISOString().slice(0, 10).replaceAll("-", "/")}/${rule}`;
  const batch = { logGroupName, logStreamName, logEvents: [{ timestamp: now, message }] };
  try {
    await dispatch(caller, "logs:PutLogEvents", batch);
  } catch (error) {
    if (!isAwsError(error) || error.code !== "ResourceNotFoundException") throw error;
    await makeStream(caller, { logGroupName, logStreamName });
    await dispatch(caller, "logs:PutLogEvents", batch);
  }
}

/** Of two workers that make the stream at once one is told that it is there already. */
async function makeStream(caller: Caller, stream: { logGroupName: string; logStreamName: string }): Promise<void> {
  try {
    await dispatch(caller, "logs:CreateLogStream", stream);
  } catch (error) {
    if (!isAwsError(error) || error.code !== "ResourceAlreadyExistsException") throw error;
  }
}
