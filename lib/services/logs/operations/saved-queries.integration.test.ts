import { afterAll, describe, expect, test } from "vitest";
import { rootCaller } from "@/lib/platform/caller";
import { closeDatabase } from "@/lib/platform/database";
import { invoke } from "../../invoke";

const root = rootCaller("300000000035", "us-east-1", { sourceIPAddress: "203.0.113.9", userAgent: "test/1" });

afterAll(closeDatabase);

describe("saved queries", () => {
  test("are kept, replaced, listed by prefix and deleted", async () => {
    const saved = { name: "web/errors", queryString: "filter level = 'error'", logGroupNames: ["/q/web"] };
    const { queryDefinitionId = "" } = await invoke(root, "logs:PutQueryDefinition", saved);
    await invoke(root, "logs:PutQueryDefinition", {
      name: "a",
      queryString: "fields {{x}}",
      parameters: [{ name: "x", defaultValue: "n" }],
    });
    const changed = await invoke(root, "logs:PutQueryDefinition", {
      ...saved,
      queryDefinitionId,
      queryString: "fields n",
    });
    expect(changed).toEqual({ queryDefinitionId });
    const { queryDefinitions } = await invoke(root, "logs:DescribeQueryDefinitions", {});
    expect(queryDefinitions).toMatchObject([
      { name: "a", parameters: [{ name: "x", defaultValue: "n" }] },
      { queryDefinitionId, name: "web/errors", queryString: "fields n", logGroupNames: ["/q/web"] },
    ]);
    const ofWeb = await invoke(root, "logs:DescribeQueryDefinitions", { queryDefinitionNamePrefix: "web/" });
    expect(ofWeb.queryDefinitions).toHaveLength(1);
    const page = await invoke(root, "logs:DescribeQueryDefinitions", { maxResults: 1 });
    const next = await invoke(root, "logs:DescribeQueryDefinitions", { maxResults: 1, nextToken: page.nextToken });
    expect(next.queryDefinitions).toMatchObject([{ name: "web/errors" }]);
    expect(await invoke(root, "logs:DeleteQueryDefinition", { queryDefinitionId })).toEqual({ success: true });
    await expect(invoke(root, "logs:DeleteQueryDefinition", { queryDefinitionId })).rejects.toMatchObject({
      code: "ResourceNotFoundException",
    });
  });

  test("the same request twice makes one", async () => {
    const input = { name: "twice", queryString: "fields a", clientToken: "0123456789abcdef0123456789abcdef0123" };
    const [one, other] = [
      await invoke(root, "logs:PutQueryDefinition", input),
      await invoke(root, "logs:PutQueryDefinition", input),
    ];
    expect(one).toEqual(other);
  });
});
