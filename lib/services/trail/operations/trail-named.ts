import type { Scope } from "@/lib/platform/arn";
import { AwsError } from "@/lib/platform/errors";
import type { Asked, Context, Resource } from "@/lib/platform/operation";
import { parseTrailArn, TRAIL_TYPE, type Trail, trailArn } from "../model/trail";
import { checkTrailName } from "../model/trail-rules";
import { findTrail, listTrails, lockTrail } from "../store/trails";

/** What policies are held against: the trail that a name or ARN would be. Takes what has not been validated yet. */
export async function trailResource(text: unknown, asked: Asked): Promise<Resource[]> {
  if (typeof text !== "string" || text === "") return [];
  const { scope, name } = placeOf(text, asked);
  const isBound = !["Root", "AWSService"].includes(asked.caller.identity.type);
  const trail = isBound && !name.includes("\0") ? await findTrail(asked.db, scope, name) : undefined;
  return [{ arn: trailArn(scope, name), type: TRAIL_TYPE, ...(trail ? { tags: trail.tags } : {}) }];
}

/**
 * The trail of a name or ARN, for a read: also a shadow of a multi-Region trail, by its ARN or in another Region by name.
 * Throws InvalidTrailNameException, CloudTrailARNInvalidException, TrailNotFoundException.
 */
export async function knownTrail(context: Context, text: string): Promise<Trail> {
  const { scope, name } = checkedPlace(context, text);
  const trail = await findTrail(context.db, scope, name);
  if (trail && (trail.region === context.region || trail.isMultiRegion)) return trail;
  if (trail) throw wrongRegion(context);
  throw trailNotFound(scope, name);
}

/**
 * The trail of a name or ARN, held for a change, which only its home Region makes. Throws InvalidHomeRegionException for a
 * shadow of a multi-Region trail, and what `knownTrail` throws.
 */
export async function homeTrail(context: Context, text: string): Promise<Trail> {
  const { scope, name } = checkedPlace(context, text);
  if (scope.region === context.region) {
    const trail = await lockTrail(context.db, scope, name);
    if (trail) return trail;
  }
  const shadow = (await listTrails(context.db, context.accountId)).find(
    (one) => one.name === name && one.isMultiRegion && (one.region === scope.region || !isArn(text)),
  );
  if (shadow) {
    const message = `The trail ${trailArn(shadow, name)} can be changed in its home Region ${shadow.region} only.`;
    throw new AwsError("InvalidHomeRegionException", message);
  }
  if (scope.region !== context.region) throw wrongRegion(context);
  throw trailNotFound(scope, name);
}

export function trailNotFound(scope: Scope, name: string): AwsError {
  const message = `Unknown trail: ${trailArn(scope, name)} for the user: ${scope.accountId}`;
  return new AwsError("TrailNotFoundException", message);
}

type Place = { scope: Scope; name: string };

function checkedPlace(context: Context, text: string): Place {
  if (!isArn(text)) {
    checkTrailName(text);
    return placeOf(text, context);
  }
  const arn = parseTrailArn(text);
  if (!arn) throw new AwsError("CloudTrailARNInvalidException", `The trail ARN ${text.slice(0, 256)} is not valid.`);
  checkTrailName(arn.name);
  const place = placeOf(text, context);
  if (arn.accountId !== context.accountId) throw trailNotFound(place.scope, arn.name);
  return place;
}

function placeOf(text: string, { accountId, region }: Scope): Place {
  const arn = parseTrailArn(text);
  return arn
    ? { scope: { accountId: arn.accountId, region: arn.region }, name: arn.name }
    : { scope: { accountId, region }, name: text };
}

function wrongRegion({ region }: Scope): AwsError {
  const message = `Region in ARN is wrong, you can only access resources in region ${region}.`;
  return new AwsError("CloudTrailARNInvalidException", message);
}

function isArn(text: string): boolean {
  return text.startsWith("arn:");
}
