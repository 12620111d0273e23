import { AwsError } from "@/lib/platform/errors";

const MAX_LENGTH = 255;

/** Throws InvalidParameterValueException for what cannot be a dashboard's name. */
export function checkDashboardName(name: string): void {
  if (name === "") throw new AwsError("InvalidParameterValueException", "The field DashboardName must not be empty.");
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw new AwsError(
      "InvalidParameterValueException",
      `The value ${name.slice(0, MAX_LENGTH)} for field DashboardName contains invalid characters. ` +
        "It can only contain alphanumerics, dash (-) and underscore (_).",
    );
  }
  if (name.length > MAX_LENGTH) {
    throw new AwsError(
      "InvalidParameterValueException",
      `The field DashboardName must not be longer than ${MAX_LENGTH} characters.`,
    );
  }
}

/** The error of a name that no dashboard has. */
export function dashboardNotFound(name: string): AwsError {
  return new AwsError("DashboardNotFoundError", `Dashboard ${name} does not exist`);
}
