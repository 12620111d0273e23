import type { GetFederationTokenRequest, GetFederationTokenResponse } from "@aws-sdk/client-sts";
import { AwsError } from "@/lib/platform/errors";
import { issue, type Validated } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { federatedUserArn } from "../model/principal";
import { sessionTagsOf } from "../model/session-tags";
import { checkSessionPolicies, policyArnsOf } from "./session-policies";
import { credentialsOutput, issueSession } from "./temporary-credentials";

const HOUR = 3600;

export const federation = {
  /** Credentials for somebody whom a user vouches for: they may do what both the user and the given policies allow. */
  GetFederationToken: issue<Validated<GetFederationTokenRequest, "Name">, GetFederationTokenResponse>({
    resources: ({ Name }, { accountId }) =>
      typeof Name === "string" ? [{ arn: federatedUserArn(accountId, Name) }] : [],
    conditions: ({ Tags }) => requestTags(Tags),
    handle: async (context, input) => {
      const { accountId, caller } = context;
      const { identity, session } = caller;
      if (session || (identity.type !== "IAMUser" && identity.type !== "Root")) {
        throw new AwsError("AccessDenied", "Cannot call GetFederationToken with session credentials");
      }
      const isRoot = identity.type === "Root";
      const { DurationSeconds: asked } = input;
      const seconds = isRoot ? Math.min(asked ?? HOUR, HOUR) : (asked ?? 12 * HOUR);
      const tags = sessionTagsOf(input.Tags);
      const packedSize = await checkSessionPolicies(context, input, tags.tags);
      const issued = await issueSession(context, seconds, {
        kind: "federated",
        principalId: isRoot ? undefined : identity.userId,
        name: input.Name,
        policy: input.Policy,
        policyArns: policyArnsOf(input),
        ...tags,
      });
      return {
        Credentials: credentialsOutput(issued),
        FederatedUser: {
          FederatedUserId: `${accountId}:${input.Name}`,
          Arn: federatedUserArn(accountId, input.Name),
        },
        PackedPolicySize: packedSize,
      };
    },
  }),
};
