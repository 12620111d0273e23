import type { ListPublicKeysRequest, ListPublicKeysResponse } from "@aws-sdk/client-cloudtrail";
import { AwsError } from "@/lib/platform/errors";
import { read } from "@/lib/platform/operation";
import { listKeys } from "../store/signing-keys";

export const publicKeys = {
  /** The keys that the digests of this Region were signed with within a time; those of now without one. */
  ListPublicKeys: read<ListPublicKeysRequest, ListPublicKeysResponse>({
    handle: async (context, { StartTime, EndTime, NextToken }) => {
      if (NextToken !== undefined) throw new AwsError("InvalidTokenException", "The token is invalid.");
      if (StartTime && EndTime && StartTime > EndTime) {
        throw new AwsError("InvalidTimeRangeException", "The start time must be before the end time.");
      }
      const from = StartTime ?? (EndTime ? undefined : context.now);
      const keys = await listKeys(context.db, context, from, EndTime ?? context.now);
      return {
        PublicKeyList: keys.map(({ fingerprint, publicKey, validFrom, validUntil }) => ({
          Value: publicKey,
          ValidityStartTime: validFrom,
          ValidityEndTime: validUntil,
          Fingerprint: fingerprint,
        })),
      };
    },
  }),
};
