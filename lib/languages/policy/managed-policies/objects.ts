import { allow, type ManagedPolicy } from "./managed-policy";
import { READ_OBJECTS } from "./read-actions";

export const S3_POLICIES: readonly ManagedPolicy[] = [
  {
    name: "AmazonS3FullAccess",
    path: "/",
    description: "Provides full access to all buckets via the AWS Management Console.",
    statements: [allow(["s3:*"])],
  },
  {
    name: "AmazonS3ReadOnlyAccess",
    path: "/",
    description: "Provides read only access to all buckets via the AWS Management Console.",
    statements: [allow(READ_OBJECTS)],
  },
];
