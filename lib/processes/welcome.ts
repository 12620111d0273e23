import type { Settings } from "@/lib/platform/settings";

/** What a person reads when everything runs: where the console is, and how to point the AWS CLI at the api. */
export function welcome(
  { consoleUrl, host, apiPort, auth, region, demo }: Settings,
  setUpLink: string | undefined,
): string {
  const api = `http://${host === "0.0.0.0" || host === "127.0.0.1" ? "localhost" : host}:${apiPort}`;
  const keys =
    auth === "open"
      ? "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test"
      : "export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...   # an access key made in the console, under IAM users";
  const lines = [
    "",
    "  Mirante is running.",
    "",
    `  Console   ${consoleUrl}`,
    ...(demo ? ["            choose who you are; the story is on the first page"] : []),
    ...(setUpLink ? [`  Set up    ${setUpLink}`, "            (once, for you alone: it makes the root user)"] : []),
    `  AWS API   ${api}`,
    "",
    "  Point the AWS CLI or an SDK at it:",
    `    ${keys}`,
    `    export AWS_ENDPOINT_URL=${api} AWS_REGION=${region}`,
    `    aws cloudwatch list-metrics --namespace ${demo ? "AWS/EC2" : "CWAgent"}`,
    `    # AWS CLI before 2.13 does not read AWS_ENDPOINT_URL: add --endpoint-url ${api}`,
    "",
    "  Ctrl-C stops it; everything is kept.",
    "",
  ];
  return lines.join("\n");
}
