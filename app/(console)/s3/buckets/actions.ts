"use server";

import type { BucketLocationConstraint } from "@aws-sdk/client-s3";
import { refresh } from "next/cache";
import type { ActionAnswer } from "@/lib/console/action-answer";
import { perform } from "@/lib/console/perform";
import { currentRegion } from "@/lib/console/session";

/** Makes a bucket in the Region on screen. */
export async function createBucket(Bucket: string): Promise<ActionAnswer<unknown>> {
  const region = await currentRegion();
  const place = region === "us-east-1" ? {} : { LocationConstraint: region as BucketLocationConstraint };
  const answer = await perform("s3:CreateBucket", { Bucket, CreateBucketConfiguration: place });
  refresh();
  return answer;
}

/** Deletes an empty bucket. */
export async function deleteBucket(Bucket: string): Promise<ActionAnswer<unknown>> {
  const answer = await perform("s3:DeleteBucket", { Bucket });
  refresh();
  return answer;
}

/** Deletes objects one after another; stops at the first that is refused. */
export async function deleteObjects(Bucket: string, keys: string[]): Promise<ActionAnswer<unknown>> {
  let answer: ActionAnswer<unknown> = { ok: true, output: undefined };
  for (const Key of keys) {
    if (answer.ok) answer = await perform("s3:DeleteObject", { Bucket, Key });
  }
  refresh();
  return answer;
}
