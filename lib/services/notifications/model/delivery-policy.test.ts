import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printTopicPolicy, readSubscriptionPolicy, readTopicPolicy } from "./delivery-policy";
import { outcomeOf } from "./outcome";
import { AWS_RETRIES, BACKOFF_FUNCTIONS, HTTP_RETRIES, type RetryPolicy, retriesOf, retryDelay } from "./retry";

const topic = readTopicPolicy(undefined);
const delays = (policy: RetryPolicy) =>
  Array.from({ length: policy.numRetries }, (_, index) => retryDelay(policy, index + 1));
const http = (policy: object) => JSON.stringify({ http: { defaultHealthyRetryPolicy: policy } });

describe("the phases of retries", () => {
  test("three after twenty seconds each, where nobody says otherwise", () => {
    expect(delays(HTTP_RETRIES)).toEqual([20, 20, 20]);
    expect(retryDelay(HTTP_RETRIES, 4)).toBeUndefined();
  });

  test("at once, at the shortest, backing off, at the longest", () => {
    const policy: RetryPolicy = {
      numRetries: 10,
      numNoDelayRetries: 1,
      numMinDelayRetries: 2,
      numMaxDelayRetries: 3,
      minDelayTarget: 2,
      maxDelayTarget: 32,
      backoffFunction: "geometric",
    };
    expect(delays(policy)).toEqual([0, 2, 2, 2, 5, 13, 32, 32, 32, 32]);
    expect(delays({ ...policy, backoffFunction: "linear" }).slice(3, 7)).toEqual([2, 12, 22, 32]);
  });

  test("the protocols' own, as AWS's table has them", () => {
    const mail = delays(retriesOf("email", HTTP_RETRIES));
    expect([mail.length, mail.slice(0, 2), mail[11], mail.at(-1)]).toEqual([50, [10, 10], 600, 600]);
    const aws = delays(AWS_RETRIES);
    expect([aws.slice(0, 6), aws[14], aws.at(-1)]).toEqual([[0, 0, 0, 1, 1, 1], 20, 20]);
    expect(retriesOf("https", AWS_RETRIES)).toBe(AWS_RETRIES);
  });

  test("every curve rises from the shortest to the longest delay", () => {
    const policies = fc.record({
      backoffFunction: fc.constantFrom(...BACKOFF_FUNCTIONS),
      minDelayTarget: fc.integer({ min: 1, max: 60 }),
      more: fc.integer({ min: 0, max: 600 }),
      numRetries: fc.integer({ min: 2, max: 100 }),
    });
    fc.assert(
      fc.property(policies, ({ more, ...given }) => {
        const maxDelayTarget = given.minDelayTarget + more;
        const curve = delays({ ...HTTP_RETRIES, ...given, maxDelayTarget }).map(Number);
        expect([curve[0], curve.at(-1)]).toEqual([given.minDelayTarget, maxDelayTarget]);
        expect(curve).toEqual(curve.toSorted((one, other) => one - other));
      }),
    );
  });
});

describe("a topic's policy", () => {
  test.each([
    ["[]", "Invalid parameter: DeliveryPolicy"],
    ['{"smtp":{}}', "Invalid parameter: DeliveryPolicy: Unexpected JSON member: smtp"],
    [http({ numRetries: 101 }), "numRetries must be a whole number from 0 to 100"],
    [http({ minDelayTarget: 0 }), "minDelayTarget must be a whole number from 1 to 3600"],
    [
      http({ minDelayTarget: 30, maxDelayTarget: 20 }),
      "maxDelayTarget must be greater than or equal to minDelayTarget",
    ],
    [http({ numRetries: 2, numNoDelayRetries: 3 }), "numRetries must be greater than or equal to the sum"],
    [http({ backoffFunction: "cubic" }), "backoffFunction must be one of"],
    [
      http({ numRetries: 2, minDelayTarget: 3_000, maxDelayTarget: 3_000 }),
      "DeliveryPolicy: http.defaultHealthyRetryPolicy: Total policy retry time cannot be greater than 3600 seconds",
    ],
    ['{"http":{"defaultRequestPolicy":{"headerContentType":"text/plain\\r\\nx: y"}}}', "unsupported content type"],
    ['{"http":{"defaultRequestPolicy":{"headerContentType":"image/png"}}}', "unsupported content type"],
    ['{"http":{"disableSubscriptionOverrides":"yes"}}', "http.disableSubscriptionOverrides"],
  ])("%s is refused", (text, reason) => {
    expect(() => readTopicPolicy(text)).toThrow(reason);
  });

  test("what is printed is read as the same", () => {
    const given = readTopicPolicy(http({ numRetries: 5, backoffFunction: "exponential" }));
    expect(given.retry).toMatchObject({ numRetries: 5, minDelayTarget: 20, backoffFunction: "exponential" });
    expect(readTopicPolicy(printTopicPolicy(given))).toEqual(given);
  });

  test("counts unless a subscription says otherwise, and always where it says so", () => {
    const own = '{"healthyRetryPolicy":{"numRetries":7},"requestPolicy":{"headerContentType":"application/json"}}';
    expect(readSubscriptionPolicy(undefined, topic)).toBe(topic);
    expect(readSubscriptionPolicy(own, topic)).toMatchObject({
      retry: { numRetries: 7 },
      contentType: "application/json",
    });
    const strict = { ...topic, disableSubscriptionOverrides: true };
    expect(readSubscriptionPolicy(own, strict)).toBe(strict);
    expect(() => readSubscriptionPolicy('{"throttlePolicy":{"maxReceivesPerSecond":1}}', topic)).toThrow(
      "not implemented",
    );
  });
});

test("what follows from an attempt", () => {
  const attempted = { delivered: false, permanent: false, answer: "", durationMillis: 1 };
  expect(outcomeOf({ ...attempted, delivered: true }, 1, HTTP_RETRIES)).toEqual({ state: "Delivered" });
  expect(outcomeOf(attempted, 3, HTTP_RETRIES)).toEqual({ state: "Retrying", delaySeconds: 20 });
  expect(outcomeOf(attempted, 4, HTTP_RETRIES)).toEqual({ state: "Failed" });
  expect(outcomeOf({ ...attempted, permanent: true }, 1, HTTP_RETRIES)).toEqual({ state: "Failed" });
});
