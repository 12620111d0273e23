import { describe, expect, test } from "vitest";
import { requestOf } from "../request.fixture";
import { readSignature } from "./signature";
import { verifySignature } from "./verify";

const SECRETS = { secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };
const SCOPE = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";

type Headers = [string, string][];

function verify(request: ReturnType<typeof requestOf>, body = ""): void {
  const signature = readSignature(request);
  if (!signature) throw new Error("The request is not signed.");
  verifySignature(signature, request, Buffer.from(body), SECRETS);
}

describe("AWS's published signatures", () => {
  const HOST: Headers = [["Host", "example.amazonaws.com"]];
  const DATE: Headers = [["X-Amz-Date", "20150830T123600Z"]];
  const FORM: Headers = [["Content-Type", "application/x-www-form-urlencoded"]];

  // Names, requests and signatures of the AWS Signature Version 4 test suite.
  test.each<
    [name: string, method: string, url: string, headers: Headers, signed: string, body: string, signature: string]
  >([
    [
      "get-vanilla",
      "GET",
      "/",
      [...HOST, ...DATE],
      "host;x-amz-date",
      "",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ],
    [
      "get-relative",
      "GET",
      "/example/..",
      [...HOST, ...DATE],
      "host;x-amz-date",
      "",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ],
    [
      "get-slashes",
      "GET",
      "//",
      [...HOST, ...DATE],
      "host;x-amz-date",
      "",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    ],
    [
      "get-vanilla-query-order-key-case",
      "GET",
      "/?Param2=value2&Param1=value1",
      [...HOST, ...DATE],
      "host;x-amz-date",
      "",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
    ],
    [
      "get-unreserved",
      "GET",
      "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
      [...HOST, ...DATE],
      "host;x-amz-date",
      "",
      "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
    ],
    [
      "get-header-key-duplicate",
      "GET",
      "/",
      [...HOST, ["My-Header1", "value2"], ["My-Header1", "value2"], ["My-Header1", "value1"], ...DATE],
      "host;my-header1;x-amz-date",
      "",
      "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
    ],
    [
      "get-header-value-trim",
      "GET",
      "/",
      [...HOST, ["My-Header1", " value1"], ["My-Header2", ' "a   b   c"'], ...DATE],
      "host;my-header1;my-header2;x-amz-date",
      "",
      "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
    ],
    [
      "post-vanilla",
      "POST",
      "/",
      [...HOST, ...DATE],
      "host;x-amz-date",
      "",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    ],
    [
      "post-x-www-form-urlencoded",
      "POST",
      "/",
      [...FORM, ...HOST, ...DATE],
      "content-type;host;x-amz-date",
      "Param1=value1",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
    ],
  ])("%s", (_, method, url, headers, signed, body, signature) => {
    const authorization = `AWS4-HMAC-SHA256 Credential=${SCOPE}, SignedHeaders=${signed}, Signature=${signature}`;
    const request = requestOf({ method, url, headers: [...headers, ["Authorization", authorization]] });
    expect(() => verify(request, body)).not.toThrow();
  });

  test("the ListUsers request of the IAM User Guide", () => {
    const request = requestOf({
      method: "GET",
      url: "/?Action=ListUsers&Version=2010-05-08",
      headers: [
        ["Content-Type", "application/x-www-form-urlencoded; charset=utf-8"],
        ["Host", "iam.amazonaws.com"],
        ...DATE,
        [
          "Authorization",
          "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, " +
            "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
        ],
      ],
    });
    expect(() => verify(request)).not.toThrow();
  });
});
