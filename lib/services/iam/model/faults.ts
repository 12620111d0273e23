import { AwsError } from "@/lib/platform/errors";
import { KINDS, type PrincipalKind } from "./principal";

/** IAM's errors in AWS's words, as its API answers them. */

export function noSuchPrincipal(kind: PrincipalKind, name: string): AwsError {
  return noSuch(`The ${kind} with name ${name} cannot be found.`);
}

export function principalExists(kind: PrincipalKind, name: string): AwsError {
  return exists(`${KINDS[kind].noun} with name ${name} already exists.`);
}

export function noSuchInlinePolicy(kind: PrincipalKind, policyName: string): AwsError {
  return noSuch(`The ${kind} policy with name ${policyName} cannot be found.`);
}

export function noSuchPolicy(arn: string): AwsError {
  return noSuch(`Policy ${arn} was not found.`);
}

export function notAttachable(arn: string): AwsError {
  return noSuch(`Policy ${arn} does not exist or is not attachable.`);
}

export function noSuchVersion(arn: string, version: string): AwsError {
  return noSuch(`Policy ${arn} version ${version} does not exist or is not attachable.`);
}

export function noSuchAccessKey(accessKeyId: string): AwsError {
  return noSuch(`The Access Key with id ${accessKeyId} cannot be found.`);
}

export function noSuchLoginProfile(userName: string): AwsError {
  return noSuch(`Login Profile for User ${userName} cannot be found.`);
}

export function noSuch(message: string): AwsError {
  return new AwsError("NoSuchEntityException", message);
}

export function exists(message: string): AwsError {
  return new AwsError("EntityAlreadyExistsException", message);
}

/** Something still depends on what should be deleted: "must delete login profile first". */
export function cannotDelete(must: string): AwsError {
  return new AwsError("DeleteConflictException", `Cannot delete entity, must ${must} first.`);
}

export function invalidInput(message: string): AwsError {
  return new AwsError("InvalidInputException", message);
}

export function validationError(message: string): AwsError {
  return new AwsError("ValidationError", message);
}

/** AWS's own policies are everyone's to use and nobody's to change. */
export function outsideAccount(): AwsError {
  return new AwsError("AccessDenied", "Policy is outside your own account.");
}
