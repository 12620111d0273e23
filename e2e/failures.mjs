import { readFileSync } from "node:fs";
import { relative } from "node:path";

/** A line for each test and each file that failed, out of a report of Vitest's as JSON: file, test, the first line of why. */
export function failuresIn(path) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return ["the tests ended without a report"];
  }
  return report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status === "failed" && failed.length === 0) return [`${file}: ${firstLine(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${file} › ${fullName}: ${firstLine(failureMessages[0])}`);
  });
}

function firstLine(text = "") {
  return text.split("\n", 1)[0];
}
