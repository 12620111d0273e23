import { expect, test } from "vitest";
import { compilePolicy } from "@/lib/languages/policy/compile";
import { evaluate } from "@/lib/languages/policy/evaluate";
import { parsePolicy } from "@/lib/languages/policy/parse";
import { CHANGE_OWN_PASSWORD, callerPolicies, type PolicyInForce } from "./authority";

const compile = (document: string) => compilePolicy(parsePolicy(document));
const policy = (layer: PolicyInForce["layer"], name: string): PolicyInForce => ({
  ...CHANGE_OWN_PASSWORD,
  layer,
  name,
});

test("each policy stands in its layer; without session policies a session bounds nothing", () => {
  const all = [policy("identity", "a"), policy("boundary", "b"), policy("identity", "c"), policy("session", "d")];
  const { identity, boundary, session } = callerPolicies(all, true, compile);
  expect(identity.map(({ name }) => name)).toEqual(["a", "c"]);
  expect(boundary?.name).toBe("b");
  expect(session?.map(({ name }) => name)).toEqual(["d"]);
  expect(callerPolicies([], false, compile)).toEqual({ identity: [], boundary: undefined, session: undefined });
});

test("AWS's policies come from the program", () => {
  const aws = { layer: "identity" as const, name: "arn:aws:iam::aws:policy/ReadOnlyAccess", document: undefined };
  expect(callerPolicies([aws], false, compile).identity[0]?.policy.statements.length).toBeGreaterThan(0);
});

test("a policy that cannot be found lets nothing through, since it might deny", () => {
  const lost = { layer: "identity" as const, name: "arn:aws:iam::aws:policy/NoSuchPolicy", document: undefined };
  const identity = callerPolicies([policy("identity", "all"), lost], false, compile).identity;
  const request = { action: "iam:ChangePassword", resources: ["*"], context: {} };
  expect(evaluate(request, { identity })).toMatchObject({ effect: "explicitDeny", by: { policy: lost.name } });
});
