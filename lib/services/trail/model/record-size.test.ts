import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutToBytes, recordText } from "./record-size";

const LIMIT = 256 * 1024;
const who = { eventName: "DeleteAlarms", userIdentity: { type: "Root" }, eventID: "e" };

describe("a record", () => {
  test("that fits is left as it is", () => {
    const record = { ...who, requestParameters: { a: "b" }, responseElements: null };
    expect(JSON.parse(recordText(record))).toEqual(record);
  });

  test("that is too large loses its answer first, and says so", () => {
    const record = {
      ...who,
      requestParameters: { a: "x".repeat(90_000) },
      responseElements: { b: "y".repeat(190_000) },
    };
    expect(JSON.parse(recordText(record))).toEqual({
      ...record,
      responseElements: {
        omitted: true,
        originalSize: 190_008,
        reasonForOmission: "The size of the event exceeds 256 KB.",
      },
    });
  });

  test("never exceeds 256 KB, and always tells who did what", () => {
    const large = fc.nat(400_000).map((length) => "é".repeat(length / 2));
    const resources = fc.array(fc.constant({ ARN: "r".repeat(2_000) }), { maxLength: 200 });
    fc.assert(
      fc.property(large, large, resources, large, (asked, answered, touched, message) => {
        const text = recordText({
          ...who,
          requestParameters: { asked },
          responseElements: { answered },
          resources: touched,
          errorMessage: message,
        });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(LIMIT);
        expect(JSON.parse(text)).toMatchObject(who);
      }),
      { numRuns: 60 },
    );
  });
});

test("a text is cut between characters", () => {
  expect(cutToBytes("aé€😀", 100)).toBe("aé€😀");
  expect(cutToBytes("aé€😀", 7)).toBe("aé€");
  expect(cutToBytes("aé", 2)).toBe("a");
});
