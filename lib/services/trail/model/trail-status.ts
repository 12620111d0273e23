import type { GetTrailStatusResponse } from "@aws-sdk/client-cloudtrail";
import { seconds } from "./digest";
import type { Trail } from "./trail";

/** How a way of delivery fares: when it last succeeded and was last tried, and what went wrong then. */
type State = {
  kind: "files" | "notices" | "digests" | "logs";
  succeededAt: Date | undefined;
  attemptedAt: Date | undefined;
  error: string | undefined;
};

/** GetTrailStatus' answer. Some times AWS answers twice, as a number and as text; the texts are empty where there is none. */
export function trailStatus(trail: Trail, states: readonly State[]): GetTrailStatusResponse {
  const of = (kind: State["kind"]) => states.find((state) => state.kind === kind);
  const [files, notices, logs, digests] = [of("files"), of("notices"), of("logs"), of("digests")];
  return {
    IsLogging: trail.isLogging,
    LatestDeliveryError: files?.error,
    LatestNotificationError: notices?.error,
    LatestDeliveryTime: files?.succeededAt,
    LatestNotificationTime: notices?.succeededAt,
    StartLoggingTime: trail.startedAt,
    StopLoggingTime: trail.stoppedAt,
    LatestCloudWatchLogsDeliveryError: logs?.error,
    LatestCloudWatchLogsDeliveryTime: logs?.succeededAt,
    LatestDigestDeliveryTime: digests?.succeededAt,
    LatestDigestDeliveryError: digests?.error,
    LatestDeliveryAttemptTime: text(files?.attemptedAt),
    LatestNotificationAttemptTime: text(notices?.attemptedAt),
    LatestNotificationAttemptSucceeded: text(notices?.succeededAt),
    LatestDeliveryAttemptSucceeded: text(files?.succeededAt),
    TimeLoggingStarted: text(trail.startedAt),
    TimeLoggingStopped: text(trail.stoppedAt),
  };
}

function text(date: Date | undefined): string {
  return date ? seconds(date) : "";
}
