import { settings } from "@/lib/platform/settings";

/** Where this installation's AWS API answers, seen from where the console is reached: for command lines that people copy. */
export function apiEndpoint(): string {
  const { consoleUrl, apiPort } = settings();
  return `http://${new URL(consoleUrl).hostname}:${apiPort}`;
}
