import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { serviceCaller } from "@/lib/platform/caller";
import { database } from "@/lib/platform/database";
import { invoke } from "@/lib/services/invoke";
import { trailDelivery } from "./trail-delivery";
import {
  account,
  allow,
  clock,
  deliver,
  HOUR,
  keys,
  MINUTE,
  makeUser,
  never,
  REGION,
  records,
  START,
  status,
  userNames,
  withTrails,
} from "./trail-delivery.fixture";

withTrails(20);

describe("a bucket that refuses", () => {
  test("loses nothing: what it missed is there once it takes files again", async () => {
    const { root, bucket } = await account();
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket: bucket });
    await makeUser(root, "first");
    await deliver();
    expect(await keys(root, bucket)).toEqual([]);
    expect(await status(root)).toMatchObject({
      LatestDeliveryError: "AccessDenied: Access Denied",
      LatestDeliveryTime: undefined,
      LatestDeliveryAttemptTime: expect.stringMatching(/Z$/),
      LatestDeliveryAttemptSucceeded: "",
    });
    await makeUser(root, "second");
    await deliver();
    await allow(root, bucket);
    await deliver();
    await deliver();
    const all = await records(root, bucket);
    expect(userNames(all)).toEqual(["first", "second"]);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    expect((await status(root)).LatestDeliveryError).toBeUndefined();
  });

  test("is asked less and less often, and at once after the trail was changed", async () => {
    const { root, bucket } = await account();
    await invoke(root, "s3:DeleteBucketPolicy", { Bucket: bucket });
    await deliver();
    const due = async () =>
      (await database().trailDelivery.findFirst({ where: { accountId: root.accountId, kind: "files" } }))?.dueAt;
    const first = ((await due())?.getTime() ?? 0) - clock.millis;
    await deliver(first);
    const second = ((await due())?.getTime() ?? 0) - clock.millis;
    expect([first, second]).toEqual([5000, 10_000]);
    await allow(root, bucket);
    await invoke(root, "cloudtrail:UpdateTrail", { Name: "main" });
    await deliver(0);
    // The one that was refused, and one of what came since.
    expect(await keys(root, bucket)).toHaveLength(2);
  });
});

describe("two workers, and workers that are killed", () => {
  test("write every event once, wherever the kill comes", async () => {
    const { root, bucket, arn } = await account({ EnableLogFileValidation: true });
    const accountCaller = serviceCaller("cloudtrail.amazonaws.com", root.accountId, REGION, arn);
    const trail = await database().trail.findFirstOrThrow({ where: { accountId: root.accountId } });
    for (let round = 0; round < 4; round += 1) {
      await makeUser(root, `user-${round}`);
      clock.millis += 5 * MINUTE;
      // Killed after planning, after writing, or not at all: then its turn is free again only when its lease has run out.
      const { Lease = "", Files } = await invoke(accountCaller, "cloudtrail:PlanTrailFiles", { TrailId: trail.id });
      const file = Files[0];
      if (!file) throw new Error("A file was expected.");
      if (round > 0) {
        const { Body = "" } = await invoke(accountCaller, "cloudtrail:ReadTrailFile", { FileId: file.id });
        const object = {
          Bucket: file.bucket,
          Key: file.key,
          Body: gzipSync(Body),
          ACL: "bucket-owner-full-control" as const,
        };
        await invoke(accountCaller, "s3:PutObject", object);
      }
      if (round > 1) {
        const {
          OldestEventAt = new Date(),
          NewestEventAt = new Date(),
          Body = "",
        } = await invoke(accountCaller, "cloudtrail:ReadTrailFile", { FileId: file.id });
        const Hash = createHash("sha256").update(Body).digest("hex");
        const settled = { TrailId: trail.id, Lease, File: file, Written: { Hash, OldestEventAt, NewestEventAt } };
        await invoke(accountCaller, "cloudtrail:SettleTrailFile", settled);
      }
      await Promise.all([deliver(1000), trailDelivery().run(never)]);
      await deliver(2 * MINUTE);
    }
    await deliver();
    const all = await records(root, bucket);
    expect(userNames(all)).toEqual(["user-0", "user-1", "user-2", "user-3"]);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
  });

  test("at once do each thing once", async () => {
    const { root, bucket } = await account({ EnableLogFileValidation: true });
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(Array.from({ length: 5 }, (_, index) => makeUser(root, `u-${round}-${index}`)));
      clock.millis += 5 * MINUTE;
      await Promise.all(Array.from({ length: 4 }, () => trailDelivery().run(never)));
    }
    await deliver();
    const all = await records(root, bucket);
    expect(userNames(all)).toHaveLength(15);
    expect(new Set(all.map(({ eventID }) => eventID)).size).toBe(all.length);
    clock.millis = START + HOUR;
    await Promise.all(Array.from({ length: 4 }, () => trailDelivery().run(never)));
    expect(await keys(root, bucket, "CloudTrail-Digest")).toHaveLength(1);
  });
});
