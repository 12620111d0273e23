import { allow, allowPassRole, type ManagedPolicy } from "./managed-policy";
import { READ_EVENTS } from "./read-actions";

/** EventBridge, under its own name and under its first one, CloudWatch Events. */
export const EVENTS_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "CloudWatchEventsFullAccess",
    path: "/",
    description: "Provides full access to Amazon CloudWatch Events.",
    statements: [allow(["events:*"]), allow(["iam:PassRole"], "arn:aws:iam::*:role/AWS_Events_Invoke_Targets")],
  },
  {
    name: "CloudWatchEventsReadOnlyAccess",
    path: "/",
    description: "Provides read only access to Amazon CloudWatch Events.",
    statements: [allow(READ_EVENTS)],
  },
  {
    name: "AmazonEventBridgeFullAccess",
    path: "/",
    description: "Provides full access to Amazon EventBridge.",
    statements: [allow(["events:*"]), allowPassRole("events.amazonaws.com", "arn:aws:iam::*:role/*")],
  },
  {
    name: "AmazonEventBridgeReadOnlyAccess",
    path: "/",
    description: "Provides read only access to Amazon EventBridge.",
    statements: [allow(READ_EVENTS)],
  },
];
