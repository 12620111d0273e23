import { expect, test } from "vitest";

test("fails when exit-code.product.test.ts wants to see that it does", () =>
  expect(process.env.MIRANTE_TEST_WISH ?? "pass").toBe("pass"));
