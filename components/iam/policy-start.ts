/** A managed policy may be so long, in characters without white space (IAM User Guide, "IAM and AWS STS quotas"). */
export const MANAGED_SIZE = 6144;

/** What a new policy begins with. */
export const STARTING_POINT = JSON.stringify(
  { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["cloudwatch:GetMetricData"], Resource: "*" }] },
  null,
  2,
);
