import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { type Caller, rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const accountId = "300000000008";
const root = rootCaller(accountId, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const arn = `arn:aws:logs:us-east-1:${accountId}:log-group`;
const where = { logGroupName: "/app/a", logStreamName: "s" };

beforeAll(async () => {
  for (const logGroupName of ["/app/a", "/app/b"]) {
    await invoke(root, "logs:CreateLogGroup", { logGroupName, tags: { team: logGroupName.slice(-1) } });
    await invoke(root, "logs:CreateLogStream", { logGroupName, logStreamName: "s" });
  }
});
afterAll(closeDatabase);

type Statement = { Effect?: "Allow" | "Deny"; Action: string; Resource: string; Condition?: object };

function userWith(...statements: Statement[]): Caller {
  const allow = statements.map((statement) => ({ Effect: "Allow", ...statement }));
  const document = JSON.stringify({ Version: "2012-10-17", Statement: allow });
  return {
    ...root,
    identity: {
      type: "IAMUser",
      accountId,
      arn: `arn:aws:iam::${accountId}:user/ana`,
      userName: "ana",
      userId: "AIDAEXAMPLE",
      accessKeyId: "AKIAANA",
    },
    policies: { identity: [{ name: "inline", policy: compilePolicy(parsePolicy(document)) }] },
  };
}

const denied = { code: "AccessDenied" };

describe("a policy may name a group", () => {
  test.each([
    ["with :*", `${arn}:/app/a:*`],
    ["without :*", `${arn}:/app/a`],
    ["with any stream", `${arn}:/app/a:log-stream:*`],
    ["and all its Region", `arn:aws:logs:us-east-1:${accountId}:*`],
  ])("%s", async (_, Resource) => {
    const user = userWith({ Action: "logs:*", Resource });
    await invoke(user, "logs:DescribeLogStreams", { logGroupName: "/app/a" });
    await invoke(user, "logs:FilterLogEvents", { logGroupIdentifier: `${arn}:/app/a` });
    await invoke(user, "logs:ListTagsForResource", { resourceArn: `${arn}:/app/a` });
  });

  test.each([`${arn}:/app/a:*`, `${arn}:/app/a`])("and %s says nothing of another group", async (Resource) => {
    const user = userWith({ Action: "logs:*", Resource });
    await expect(invoke(user, "logs:DescribeLogStreams", { logGroupName: "/app/b" })).rejects.toMatchObject(denied);
    await expect(invoke(user, "logs:DescribeLogStreams", { logGroupName: "/app/ab" })).rejects.toMatchObject(denied);
    await expect(invoke(user, "logs:DescribeLogGroups", {})).rejects.toMatchObject(denied);
  });

  test.each([`${arn}:/app/a:*`, `${arn}:/app/a`])("a Deny of %s holds under either name", async (Resource) => {
    const user = userWith({ Action: "logs:*", Resource: "*" }, { Effect: "Deny", Action: "logs:*", Resource });
    await expect(invoke(user, "logs:DescribeLogStreams", { logGroupName: "/app/a" })).rejects.toMatchObject(denied);
    await invoke(user, "logs:DescribeLogStreams", { logGroupName: "/app/b" });
  });
});

describe("streams", () => {
  const logEvents = [{ timestamp: Date.now(), message: "m" }];

  test.each([`${arn}:/app/a:*`, `${arn}:/app/a:log-stream:s`, `${arn}:/app/*`])(
    "%s lets write and read",
    async (Resource) => {
      const user = userWith({ Action: "logs:*LogEvents", Resource });
      await invoke(user, "logs:PutLogEvents", { ...where, logEvents });
      await invoke(user, "logs:GetLogEvents", where);
    },
  );

  test("the group without :* is not its streams", async () => {
    const user = userWith({ Action: "logs:*", Resource: `${arn}:/app/a` });
    await expect(invoke(user, "logs:PutLogEvents", { ...where, logEvents })).rejects.toMatchObject({
      ...denied,
      message:
        `User: arn:aws:iam::${accountId}:user/ana is not authorized to perform: logs:PutLogEvents on resource: ` +
        `${arn}:/app/a:log-stream:s because no identity-based policy allows the logs:PutLogEvents action`,
    });
  });

  test("CreateLogStream is granted on the group or on the stream", async () => {
    const grants = [`${arn}:/app/a`, `${arn}:/app/a:*`, `${arn}:/app/a:log-stream:n*`];
    for (const [index, Resource] of grants.entries()) {
      const user = userWith({ Action: "logs:CreateLogStream", Resource });
      await invoke(user, "logs:CreateLogStream", { logGroupName: "/app/a", logStreamName: `n${index}` });
    }
  });
});

describe("tags", () => {
  test("of the group decide", async () => {
    const Condition = { StringEquals: { "aws:ResourceTag/team": "a" } };
    const user = userWith({ Action: "logs:*", Resource: "*", Condition });
    await invoke(user, "logs:PutRetentionPolicy", { logGroupName: "/app/a", retentionInDays: 7 });
    const other = { logGroupName: "/app/b", retentionInDays: 7 };
    await expect(invoke(user, "logs:PutRetentionPolicy", other)).rejects.toMatchObject(denied);
  });

  test("of the request decide", async () => {
    const Condition = { StringEquals: { "aws:RequestTag/team": "c" } };
    const user = userWith({ Action: "logs:CreateLogGroup", Resource: "*", Condition });
    await invoke(user, "logs:CreateLogGroup", { logGroupName: "/app/c", tags: { team: "c" } });
    await expect(invoke(user, "logs:CreateLogGroup", { logGroupName: "/app/d" })).rejects.toMatchObject(denied);
  });
});

test("who may not ask learns nothing, not even of a wrong or missing name", async () => {
  const user = userWith({ Action: "iam:*", Resource: "*" });
  for (const logGroupName of ["/app/a", "/nowhere", "\0", "x".repeat(100_000), undefined]) {
    await expect(invoke(user, "logs:DeleteLogGroup", { logGroupName } as never)).rejects.toMatchObject(denied);
  }
});

test("the worker's steps are for the worker", async () => {
  await expect(invoke(root, "logs:ExpireLogEvents", {})).rejects.toMatchObject(denied);
  await expect(invoke(root, "logs:MaintainLogPartitions", {})).rejects.toMatchObject(denied);
});

test("a query needs the right to every group that it reads, those of SOURCE and of a prefix too", async () => {
  const user = userWith({ Action: "logs:StartQuery", Resource: `${arn}:/app/a:*` });
  const times = { startTime: 0, endTime: 1 };
  const own = { ...times, logGroupName: "/app/a", queryString: "fields a" };
  const { queryId = "" } = await invoke(user, "logs:StartQuery", own);
  await invoke(root, "logs:StopQuery", { queryId });
  for (const question of [
    { logGroupNames: ["/app/a", "/app/b"], queryString: "fields a" },
    { queryString: "SOURCE '/app/a' | SOURCE '/app/b' | fields a" },
    { queryString: 'SOURCE logGroups(namePrefix: ["/app/"]) | fields a' },
    { logGroupName: "/app/a", queryString: "source '/app/b' | fields a" },
  ]) {
    await expect(invoke(user, "logs:StartQuery", { ...times, ...question })).rejects.toMatchObject(denied);
  }
});
