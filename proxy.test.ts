import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { proxy } from "./proxy";

const ADDRESS = "http://localhost:3000/cloudwatch/alarms";

/** The header that a page will see, and the cookie that the browser is given. */
function settle(search: string, headers: Record<string, string> = {}) {
  const response = proxy(new NextRequest(ADDRESS + search, { headers: { host: "localhost:3000", ...headers } }));
  return {
    region: response.headers.get("x-middleware-request-x-mirante-region"),
    kept: response.cookies.get("mirante-region")?.value,
    policy: response.headers.get("content-security-policy") ?? "",
    nonce: response.headers.get("x-middleware-request-x-nonce"),
  };
}

describe("the Region", () => {
  test("is the address's own", () => {
    expect(settle("?region=sa-east-1", { cookie: "mirante-region=eu-west-1" })).toMatchObject({
      region: "sa-east-1",
      kept: "sa-east-1",
    });
  });

  test("is that of the page whose link was followed, before the one used last", () => {
    const referer = "http://localhost:3000/iam/users?region=ap-south-1";
    expect(settle("", { referer, cookie: "mirante-region=eu-west-1" }).region).toBe("ap-south-1");
  });

  test("is not another site's to choose", () => {
    const referer = "http://evil.example/?region=ap-south-1";
    expect(settle("", { referer, cookie: "mirante-region=eu-west-1" }).region).toBe("eu-west-1");
  });

  test("cannot be forged by a header, and nonsense is nobody's Region", () => {
    expect(settle("?region=<script>", { "x-mirante-region": "us-west-2" })).toMatchObject({
      region: null,
      kept: undefined,
    });
  });

  test("is not written again when it is known", () => {
    expect(settle("?region=eu-west-1", { cookie: "mirante-region=eu-west-1" }).kept).toBeUndefined();
  });
});

test("only scripts with this answer's nonce run", () => {
  const [first, second] = [settle(""), settle("")];
  expect(first.policy).toContain(`'nonce-${first.nonce}'`);
  expect(first.policy).not.toContain("unsafe-inline' 'nonce");
  expect(first.policy).toMatch(/script-src 'self' 'nonce-[\w-]+' 'strict-dynamic'(;|$)/);
  expect(first.nonce).not.toBe(second.nonce);
});

test("a shared dashboard alone may stand within another site's page", () => {
  const policyOf = (path: string) =>
    proxy(new NextRequest(`http://localhost:3000${path}`)).headers.get("content-security-policy") ?? "";
  expect(policyOf("/public-dashboard/0123?embed=1")).toContain("frame-ancestors *");
  for (const path of [
    "/cloudwatch/dashboards/public-dashboard",
    "/sign-in?to=/public-dashboard/0123",
    "/public-dashboard",
  ]) {
    expect(policyOf(path)).toContain("frame-ancestors 'none'");
  }
});
