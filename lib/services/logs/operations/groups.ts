import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  PutLogGroupDeletionProtectionRequest,
  PutRetentionPolicyRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError } from "@/lib/platform/errors";
import { type Validated, write } from "@/lib/platform/operation";
import { requestTags } from "@/lib/platform/tag-conditions";
import { groupArn, groupNameOf } from "../model/log-arn";
import {
  checkMayDelete,
  checkNewName,
  checkRetention,
  checkRetentionMayChange,
  initialRetentionDays,
} from "../model/log-group";
import { checkTagKeys } from "../model/tags";
import { deleteGroup, getGroup, insertGroup, updateGroup } from "../store/groups";
import { groupResource } from "./resources";

export const groupOperations = {
  CreateLogGroup: write<Validated<CreateLogGroupRequest, "logGroupName">, void>({
    resources: groupResource,
    conditions: ({ tags }) => requestTags(tags),
    handle: async (context, input) => {
      const { logGroupName: name, logGroupClass = "STANDARD", kmsKeyId, tags = {}, deletionProtectionEnabled } = input;
      checkNewName(name);
      checkTagKeys(tags);
      // There are no KMS keys here; to take one and encrypt nothing would be a lie.
      if (kmsKeyId) {
        const arn = groupArn(context, name);
        throw new AwsError(
          "InvalidParameterException",
          `The specified KMS key does not exist or is not allowed to be used with LogGroup '${arn}'`,
        );
      }
      await insertGroup(context.db, context, {
        name,
        class: logGroupClass,
        retentionDays: initialRetentionDays(logGroupClass),
        createdAt: context.now,
        deletionProtected: deletionProtectionEnabled ?? false,
        tags,
      });
    },
  }),

  DeleteLogGroup: write<Validated<DeleteLogGroupRequest, "logGroupName">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName }) => {
      const group = await getGroup(context.db, context, logGroupName);
      checkMayDelete(group, "log group");
      await deleteGroup(context.db, group, context.now);
      await context.invoke("cloudwatch:ForgetPlaces", { Kind: "logGroup", Names: [logGroupName] });
    },
  }),

  PutRetentionPolicy: write<Validated<PutRetentionPolicyRequest, "logGroupName" | "retentionInDays">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName, retentionInDays }) => {
      const group = await getGroup(context.db, context, logGroupName);
      checkRetention(group, retentionInDays);
      await updateGroup(context.db, group, { retentionDays: retentionInDays });
    },
  }),

  DeleteRetentionPolicy: write<Validated<DeleteRetentionPolicyRequest, "logGroupName">, void>({
    resources: groupResource,
    handle: async (context, { logGroupName }) => {
      const group = await getGroup(context.db, context, logGroupName);
      checkRetentionMayChange(group);
      await updateGroup(context.db, group, { retentionDays: null });
    },
  }),

  PutLogGroupDeletionProtection: write<
    Validated<PutLogGroupDeletionProtectionRequest, "logGroupIdentifier" | "deletionProtectionEnabled">,
    void
  >({
    resources: groupResource,
    handle: async (context, { logGroupIdentifier, deletionProtectionEnabled }) => {
      const group = await getGroup(context.db, context, groupNameOf(logGroupIdentifier, context));
      await updateGroup(context.db, group, { deletionProtected: deletionProtectionEnabled });
    },
  }),
};
