import { AwsError } from "@/lib/platform/errors";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import type { EventPosition } from "../model/event-position";

/** AWS's answer to a token that is forged, broken or of another question. */
export function invalidToken(): AwsError {
  return new AwsError("InvalidParameterException", "The specified nextToken is invalid.");
}

type Sealed = { at: number; id: string; backward: boolean };

/** A token for going on from a position in one direction. */
export function sealPlace({ at, id }: EventPosition, backward: boolean, question: unknown): string {
  return sealPageToken({ at, id: id.toString(), backward } satisfies Sealed, question);
}

/** Throws InvalidParameterException unless the token was sealed for this question. */
export function openPlace(token: string, question: unknown): { position: EventPosition; backward: boolean } {
  const sealed = openPageToken<Sealed>(token, question);
  if (!sealed) throw invalidToken();
  return { position: { at: sealed.at, id: BigInt(sealed.id) }, backward: sealed.backward };
}
