import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Receiver, startReceiver } from "@/e2e/receiver";
import { rootCaller, serviceCaller } from "@/lib/platform/caller";
import { setClock } from "@/lib/platform/clock";
import { closeDatabase } from "@/lib/platform/database";
import { settings } from "@/lib/platform/settings";
import { invoke } from "@/lib/services/invoke";
import { subscriptionDelivery } from "./subscription-delivery";

const ACCOUNT = "300000000033";
const root = rootCaller(ACCOUNT, "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });
const logs = serviceCaller("logs.amazonaws.com", ACCOUNT, "us-east-1");
const FUNCTION = `arn:aws:lambda:us-east-1:${ACCOUNT}:function:shipper`;
const never = new AbortController().signal;

let receiver: Receiver;
/** What the function was invoked with. */
const invocations = () =>
  receiver.received.map(({ path, headers, body }) => {
    const { awslogs } = JSON.parse(body) as { awslogs: { data: string } };
    const message = JSON.parse(gunzipSync(Buffer.from(awslogs.data, "base64")).toString()) as Record<string, unknown>;
    return { path, type: headers["x-amz-invocation-type"], message };
  });
const refuse = (status: number) => {
  receiver.answer = () => ({ status, body: "no such luck" });
};
const accept = () => {
  receiver.answer = () => ({ status: 202, body: "" });
};

beforeAll(async () => {
  receiver = await startReceiver();
  accept();
  settings().lambdaEndpoint = receiver.url;
});
afterEach(() => {
  setClock();
  accept();
  receiver.received.length = 0;
});
afterAll(async () => {
  await receiver.close();
  await closeDatabase();
});

async function newGroup(logGroupName: string) {
  const where = { logGroupName, logStreamName: "app" };
  await invoke(root, "logs:CreateLogGroup", { logGroupName });
  await invoke(root, "logs:CreateLogStream", where);
  const subscribe = (destinationArn: string, filterPattern = "ERROR", filterName = "subscription") =>
    invoke(root, "logs:PutSubscriptionFilter", { logGroupName, filterName, filterPattern, destinationArn });
  const put = (...messages: string[]) => {
    const timestamp = Date.now();
    return invoke(root, "logs:PutLogEvents", {
      ...where,
      logEvents: messages.map((message) => ({ timestamp, message })),
    });
  };
  const state = async () => {
    const { deliveries } = await invoke(root, "logs:DescribeSubscriptionDeliveries", { logGroupName });
    return deliveries[0];
  };
  return { logGroupName, subscribe, put, state };
}

const groupArn = (name: string) => `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:${name}`;
const deliver = () => subscriptionDelivery().run(never);
const later = (millis: number) => {
  const at = Date.now() + millis;
  setClock(() => at);
};

test("a function is asked first, then gets what matches, as AWS sends it", async () => {
  const { logGroupName, subscribe, put, state } = await newGroup("/subscribed/function");
  await subscribe(FUNCTION);
  await deliver();
  expect(invocations()).toMatchObject([
    {
      path: "/2015-03-31/functions/shipper/invocations",
      type: "Event",
      message: { messageType: "CONTROL_MESSAGE", owner: "CloudwatchLogs", logGroup: "", subscriptionFilters: [] },
    },
  ]);
  receiver.received.length = 0;
  await put("fine", "ERROR \0 one", "ERROR two \ud83d");
  await deliver();
  expect(invocations().map(({ message }) => message)).toEqual([
    {
      messageType: "DATA_MESSAGE",
      owner: ACCOUNT,
      logGroup: logGroupName,
      logStream: "app",
      subscriptionFilters: ["subscription"],
      logEvents: [
        { id: expect.stringMatching(/^\d{56}$/), timestamp: expect.any(Number), message: "ERROR \0 one" },
        { id: expect.stringMatching(/^\d{56}$/), timestamp: expect.any(Number), message: "ERROR two \ud83d" },
      ],
    },
  ]);
  const { events } = await invoke(root, "logs:FilterLogEvents", { logGroupName, filterPattern: "one" });
  expect(invocations()[0]?.message.logEvents).toMatchObject([{ id: events?.[0]?.eventId }, {}]);
  expect(await state()).toMatchObject({ waiting: 0, lastFailure: null, lastDeliveredAt: expect.any(Date) });
});

test("a function in trouble is tried again, later each time, and one that refuses is not", async () => {
  const { subscribe, put, state } = await newGroup("/subscribed/trouble");
  await subscribe(FUNCTION);
  await deliver();
  await put("ERROR");
  receiver.received.length = 0;
  refuse(503);
  await deliver();
  await deliver();
  expect(invocations()).toHaveLength(1);
  expect(await state()).toMatchObject({ waiting: 1, attempts: 1, lastFailure: "no such luck" });
  later(1_100);
  await deliver();
  expect(invocations()).toHaveLength(2);
  later(2_000);
  await deliver();
  expect(invocations()).toHaveLength(2);
  later(4_000);
  refuse(404);
  await deliver();
  expect(invocations()).toHaveLength(3);
  expect(await state()).toMatchObject({ waiting: 0 });
});

test("a delivery whose worker died is made by another", async () => {
  const { subscribe, put } = await newGroup("/subscribed/death");
  await subscribe(FUNCTION);
  await deliver();
  await put("ERROR");
  receiver.received.length = 0;
  expect((await invoke(logs, "logs:TakeSubscriptionDeliveries", {})).deliveries).toHaveLength(1);
  await deliver();
  expect(invocations()).toHaveLength(0);
  later(121_000);
  await deliver();
  expect(invocations()).toHaveLength(1);
});

test("a log group gets what matches, in a stream named for where it came from", async () => {
  const { subscribe, put, logGroupName } = await newGroup("/subscribed/group");
  const target = await newGroup("/central");
  await subscribe(`${groupArn("/central")}:*`);
  await put("ERROR one", "fine");
  await put("ERROR two");
  await deliver();
  const { events } = await invoke(root, "logs:FilterLogEvents", { logGroupName: target.logGroupName });
  expect(events?.map(({ logStreamName, message }) => [logStreamName, message])).toEqual([
    [`${logGroupName}/app`, "ERROR one"],
    [`${logGroupName}/app`, "ERROR two"],
  ]);
});

test("filters are described, two a group, and what waits goes with them", async () => {
  const { logGroupName, subscribe, put } = await newGroup("/subscribed/described");
  await subscribe(FUNCTION, "", "b");
  await subscribe(FUNCTION, "%x%", "a");
  const { subscriptionFilters } = await invoke(root, "logs:DescribeSubscriptionFilters", { logGroupName });
  expect(subscriptionFilters).toMatchObject([{ filterName: "a" }, { filterName: "b", distribution: "ByLogStream" }]);
  await expect(subscribe(FUNCTION, "", "c")).rejects.toMatchObject({ code: "LimitExceededException" });
  await put("anything");
  for (const filterName of ["a", "b"])
    await invoke(root, "logs:DeleteSubscriptionFilter", { logGroupName, filterName });
  expect((await invoke(logs, "logs:TakeSubscriptionDeliveries", {})).deliveries).toEqual([]);
});

test("InvalidParameterException: a destination that cannot be", async () => {
  const { subscribe } = await newGroup("/subscribed/wrong");
  const other = await newGroup("/subscribed/other");
  const third = await newGroup("/subscribed/third");
  const invalid = { code: "InvalidParameterException" };
  const kinesis = `arn:aws:kinesis:us-east-1:${ACCOUNT}:stream/s`;
  await expect(subscribe(kinesis)).rejects.toMatchObject({ ...invalid, message: expect.stringContaining("kinesis") });
  await expect(subscribe("nonsense")).rejects.toMatchObject(invalid);
  await expect(subscribe(FUNCTION, "{")).rejects.toMatchObject(invalid);
  await expect(subscribe(groupArn("/subscribed/wrong"))).rejects.toMatchObject(invalid);
  await expect(subscribe("arn:aws:logs:us-east-1:300000000034:log-group:/x")).rejects.toMatchObject(invalid);
  await subscribe(groupArn("/subscribed/other"));
  await expect(other.subscribe(groupArn("/subscribed/third"))).rejects.toMatchObject(invalid);
  await expect(third.subscribe(groupArn("/subscribed/wrong"))).rejects.toMatchObject(invalid);
  const endpoint = vi.spyOn(settings(), "lambdaEndpoint", "get").mockReturnValue(undefined);
  await expect(other.subscribe(FUNCTION)).rejects.toMatchObject(invalid);
  endpoint.mockRestore();
});

test("ResourceNotFoundException: no such group, destination or filter", async () => {
  const { logGroupName, subscribe } = await newGroup("/subscribed/missing");
  const missing = { code: "ResourceNotFoundException" };
  await expect(subscribe(groupArn("/none"))).rejects.toMatchObject(missing);
  const gone = { logGroupName, filterName: "none" };
  await expect(invoke(root, "logs:DeleteSubscriptionFilter", gone)).rejects.toMatchObject({
    ...missing,
    message: "The specified subscription filter does not exist.",
  });
  const none = { logGroupName: "/none" };
  await expect(invoke(root, "logs:DescribeSubscriptionFilters", none)).rejects.toMatchObject(missing);
});
