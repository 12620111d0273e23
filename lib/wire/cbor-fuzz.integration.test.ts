import { cbor } from "@smithy/core/cbor";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { modelOf } from "@/lib/aws-models/model";
import { closeDatabase } from "@/lib/platform/database";
import { callerInOpenMode, credentialOf } from "@/lib/services/authenticate";
import { actionsEndingIn, findOperation } from "@/lib/services/catalog";
import { dispatch } from "@/lib/services/invoke";
import { createGateway } from "./gateway";
import { arbitraryOf } from "./protocols/shape-arbitrary.fixture";
import { requestOf } from "./request.fixture";

const RUNS = 700;
const PATIENCE_MILLIS = 10_000;
const MOST_GROWTH_BYTES = 256 * 2 ** 20;

const desk = { dispatch, findOperation, actionsEndingIn, credentialOf, callerInOpenMode };
const gateway = createGateway(desk, { auth: "open", region: "us-east-1", trustProxy: false });
afterAll(closeDatabase);

/** CloudWatch's operations, with bodies of the right shape and free content. */
const requests = actionsEndingIn("").flatMap((action) => {
  const [service, name = ""] = action.split(":");
  const operation = findOperation(action);
  if (service !== "cloudwatch" || operation?.internal || operation?.own || operation?.widens) return [];
  const shape = modelOf("cloudwatch").operations[name]?.input?.shape;
  return shape
    ? [
        arbitraryOf("cloudwatch", shape, { omit: true, emptyMaps: true }).map(
          (input) => [name, cbor.serialize(input)] as const,
        ),
      ]
    : [];
});
const right = fc.oneof(...requests);

/** Bytes that are changed, cut out, doubled, or put in: lengths that promise too much, tags, breaks, deep nests. */
const bad = fc.oneof(
  fc.constantFrom(0xff, 0x9f, 0xbf, 0x5f, 0x7f, 0xc1, 0xd9, 0xfb, 0xf9, 0x1b).map((byte) => Buffer.from([byte])),
  fc
    .constantFrom(
      "9bffffffffffffffff",
      "bb00000000ffffffff",
      "7affffffff",
      "5b7fffffffffffffff",
      "c1fb7ff0000000000000",
      "c11b7fffffffffffffff",
      "c4821b7fffffffffffffff01",
    )
    .map((hex) => Buffer.from(hex, "hex")),
  fc.constantFrom(0x81, 0xa1, 0xc1).map((byte) => Buffer.alloc(20_000, byte)),
  fc.uint8Array({ minLength: 1, maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
);
const wrong = fc
  .tuple(right, fc.array(fc.tuple(fc.nat(), fc.nat(3), bad), { minLength: 1, maxLength: 4 }))
  .map(([[name, bytes], changes]) => {
    const body = changes.reduce((held, [at, kind, piece]) => {
      const place = held.length === 0 ? 0 : at % held.length;
      const [before, after] = [held.subarray(0, place), held.subarray(place)];
      if (kind === 0) return before;
      if (kind === 1) return Buffer.concat([before, after.subarray(1)]);
      return Buffer.concat([before, piece, kind === 2 ? after : after.subarray(piece.length)]);
    }, Buffer.from(bytes));
    return [name, body] as const;
  });

async function answerTo(name: string, body: Uint8Array) {
  const headers: [string, string][] = [
    ["host", "monitoring.mirante.test"],
    ["content-type", "application/cbor"],
    ["smithy-protocol", "rpc-v2-cbor"],
  ];
  const url = `/service/GraniteServiceVersion20100801/operation/${name}`;
  const impatience = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("No answer.")), PATIENCE_MILLIS).unref();
  });
  return Promise.race([gateway(requestOf({ url, headers, body })), impatience]);
}

test.each([
  ["right bytes with free content", right],
  ["damaged bytes", wrong],
  [
    "any bytes",
    fc.tuple(
      right.map(([name]) => name),
      fc.uint8Array({ maxLength: 400 }),
    ),
  ],
] as const)(
  "%s in CBOR: an answer or an AWS error, never a fault, in bounded memory",
  async (_, bodies) => {
    const before = process.memoryUsage().rss;
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(bodies as fc.Arbitrary<readonly [string, Uint8Array]>, async ([name, bytes]) => {
        const { status, body } = await answerTo(name, bytes);
        statuses.add(status);
        expect(status, `${name} ${Buffer.from(bytes).toString("hex").slice(0, 400)}`).toBeLessThan(500);
        if (status !== 200)
          expect(cbor.deserialize(Buffer.from(body))).toMatchObject({ __type: expect.stringMatching(/^[\w.#]+$/) });
      }),
      { numRuns: RUNS },
    );
    expect(statuses).toContain(400);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_GROWTH_BYTES);
  },
  300_000,
);
