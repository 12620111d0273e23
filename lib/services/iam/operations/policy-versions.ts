import type {
  CreatePolicyVersionRequest,
  CreatePolicyVersionResponse,
  DeletePolicyVersionRequest,
  GetPolicyVersionRequest,
  GetPolicyVersionResponse,
  ListPolicyVersionsRequest,
  ListPolicyVersionsResponse,
  PolicyVersion as PolicyVersionOutput,
  SetDefaultPolicyVersionRequest,
} from "@aws-sdk/client-iam";
import { AWS_MANAGED_POLICIES } from "@/lib/languages/policy/managed-policies";
import { AwsError } from "@/lib/platform/errors";
import { type Context, read, type Validated, write } from "@/lib/platform/operation";
import { noSuchVersion } from "../model/faults";
import { type ManagedPolicy, type PolicyVersion, versionId, versionNumber } from "../model/managed-policy";
import { checkManagedPolicy, encodePolicy } from "../model/policy-text";
import { limitExceeded, QUOTAS } from "../model/quota";
import { deleteVersion, findVersion, insertVersion, listVersions, setDefaultVersion } from "../store/policies";
import { knownPolicy, lockedPolicy, policyNamed } from "./managed-policies";
import { pageOf } from "./paging";
import type { Nothing } from "./principals";

export const policyVersions = {
  CreatePolicyVersion: write<
    Validated<CreatePolicyVersionRequest, "PolicyArn" | "PolicyDocument">,
    CreatePolicyVersionResponse
  >({
    resources: policyNamed,
    handle: async (context, { PolicyArn, PolicyDocument, SetAsDefault = false }) => {
      const { accountId, db, now } = context;
      const policy = await lockedPolicy(context, PolicyArn);
      checkManagedPolicy(PolicyDocument);
      const present = await listVersions(db, accountId, policy);
      if (present.length >= QUOTAS.VersionsPerPolicy) {
        throw limitExceeded(
          `A managed policy can have up to ${QUOTAS.VersionsPerPolicy} versions. ` +
            "Before you create a new version, you must delete an existing version.",
        );
      }
      const version = await insertVersion(db, accountId, policy, PolicyDocument, now);
      if (SetAsDefault) await setDefaultVersion(db, accountId, policy, version.version, now);
      const { Document: _, ...shown } = versionOutput(version, SetAsDefault ? version.version : policy.defaultVersion);
      return { PolicyVersion: shown };
    },
  }),

  GetPolicyVersion: read<Validated<GetPolicyVersionRequest, "PolicyArn" | "VersionId">, GetPolicyVersionResponse>({
    resources: policyNamed,
    handle: async (context, { PolicyArn, VersionId }) => {
      const policy = await knownPolicy(context, PolicyArn);
      const version = (await versionsOf(context, policy)).find(({ version }) => version === versionNumber(VersionId));
      if (!version) throw noSuchVersion(PolicyArn, VersionId);
      return { PolicyVersion: versionOutput(version, policy.defaultVersion) };
    },
  }),

  /** Without documents, as AWS lists them. */
  ListPolicyVersions: read<Validated<ListPolicyVersionsRequest, "PolicyArn">, ListPolicyVersionsResponse>({
    resources: policyNamed,
    handle: async (context, { PolicyArn, ...input }) => {
      const policy = await knownPolicy(context, PolicyArn);
      const versions = await versionsOf(context, policy);
      const { items, more } = await pageOf(context, ["ListPolicyVersions", PolicyArn], input, versions);
      const shown = items.map((version) => {
        const { Document: _, ...rest } = versionOutput(version, policy.defaultVersion);
        return rest;
      });
      return { Versions: shown, ...more };
    },
  }),

  SetDefaultPolicyVersion: write<Validated<SetDefaultPolicyVersionRequest, "PolicyArn" | "VersionId">, Nothing>({
    resources: policyNamed,
    handle: async (context, { PolicyArn, VersionId }) => {
      const policy = await lockedPolicy(context, PolicyArn);
      const { version } = await knownVersion(context, policy, VersionId);
      await setDefaultVersion(context.db, context.accountId, policy, version, context.now);
      return {};
    },
  }),

  DeletePolicyVersion: write<Validated<DeletePolicyVersionRequest, "PolicyArn" | "VersionId">, Nothing>({
    resources: policyNamed,
    handle: async (context, { PolicyArn, VersionId }) => {
      const policy = await lockedPolicy(context, PolicyArn);
      const { version } = await knownVersion(context, policy, VersionId);
      if (version === policy.defaultVersion) {
        throw new AwsError("DeleteConflictException", "Cannot delete the default version of a policy.");
      }
      await deleteVersion(context.db, context.accountId, policy, version);
      return {};
    },
  }),
};

function versionOutput({ version, document, createdAt }: PolicyVersion, defaultVersion: number): PolicyVersionOutput {
  return {
    Document: encodePolicy(document),
    VersionId: versionId(version),
    IsDefaultVersion: version === defaultVersion,
    CreateDate: createdAt,
  };
}

async function knownVersion({ db, accountId }: Context, policy: ManagedPolicy, id: string): Promise<PolicyVersion> {
  const number = versionNumber(id);
  const version = number === undefined ? undefined : await findVersion(db, accountId, policy, number);
  if (!version) throw noSuchVersion(policy.arn, id);
  return version;
}

/** AWS's policies have one version. */
async function versionsOf({ db, accountId }: Context, policy: ManagedPolicy): Promise<PolicyVersion[]> {
  const aws = AWS_MANAGED_POLICIES.get(policy.arn);
  if (aws) return [{ version: policy.defaultVersion, document: aws.text, createdAt: policy.createdAt }];
  return listVersions(db, accountId, policy);
}
