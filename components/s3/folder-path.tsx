"use client";

import Link from "@cloudscape-design/components/link";
import { Fragment } from "react";
import { foldersOf } from "./object-row";
import { bucketPath } from "./s3-paths";

/** The way from a bucket to what lies under a prefix, each folder a link. */
export function FolderPath({ bucket, prefix }: { bucket: string; prefix: string }) {
  return (
    <span className="[overflow-wrap:anywhere]">
      <Link href={bucketPath(bucket)}>{bucket}</Link>
      {" / "}
      {foldersOf(prefix).map(({ name, prefix: path }) => (
        <Fragment key={path}>
          <Link href={bucketPath(bucket, path)}>{name}</Link>
          {" / "}
        </Fragment>
      ))}
    </span>
  );
}
