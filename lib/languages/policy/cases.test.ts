import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type CaseEntry, readCases } from "../text/case-file";
import { splitArn } from "./arn-pattern";
import { compilePolicy } from "./compile";
import { evaluate, type NamedPolicy, type PolicySet } from "./evaluate";
import type { PolicyKind } from "./grammar";
import { PolicyError } from "./mistake";
import { parsePolicy } from "./parse";
import type { Principal } from "./principal";
import { RequestContext } from "./request-context";

/** A case, asked by keyword. */
class Case {
  constructor(readonly entries: readonly CaseEntry[]) {}
  all(keyword: string): string[] {
    return this.entries.filter((entry) => entry.keyword === keyword).map(({ text }) => text);
  }
  first(keyword: string): string | undefined {
    return this.all(keyword)[0];
  }
}

/** Reads a file of cases/ and runs one test a case, named by its line. */
function check(file: string, run: (one: Case) => void): void {
  describe(file, () => {
    const cases = readCases(readFileSync(new URL(`./cases/${file}.txt`, import.meta.url), "utf8"));
    test.each(cases.map((entries) => [entries[0]?.line ?? 0, entries] as const))("line %i", (_, entries) =>
      run(new Case(entries)),
    );
  });
}

function policyOf(statement: object, kind: PolicyKind, version = "2012-10-17") {
  return compilePolicy(parsePolicy(JSON.stringify({ Version: version, Statement: statement }), { kind }));
}

function checkCondition(one: Case): void {
  const base = { Effect: one.first("effect") ?? "Allow", Principal: "*", Action: "*", Resource: "*" };
  const statement = { ...base, Condition: JSON.parse(one.first("condition") ?? "") };
  const [compiled] = policyOf(statement, "resource", one.first("version")).statements;
  const holds = (context: string) =>
    compiled?.appliesTo({ action: "a:b", resource: splitArn("*"), context: new RequestContext(JSON.parse(context)) });
  const wanted = (keyword: string, outcome: boolean) =>
    one.all(keyword).map((context) => ({ context, outcome, is: outcome }));
  const expected = [...wanted("holds", true), ...wanted("fails", false)];
  expect(expected.length).toBeGreaterThan(0);
  expect(expected.map(({ context, outcome }) => ({ context, outcome, is: holds(context) }))).toEqual(expected);
}

check("operators", checkCondition);
check("missing-keys", checkCondition);
check("variables", checkCondition);

check("coverage", (one) => {
  const statement = { Effect: "Allow", ...JSON.parse(one.first("statement") ?? "") };
  const [compiled] = policyOf(statement, "identity").statements;
  const context = new RequestContext(JSON.parse(one.first("context") ?? "{}"));
  const covered = (request: string) => {
    const [action = "", resource = ""] = request.split(" ");
    return compiled?.appliesTo({ action: action.toLowerCase(), resource: splitArn(resource), context });
  };
  for (const request of one.all("covers")) expect([request, covered(request)]).toEqual([request, true]);
  for (const request of one.all("misses")) expect([request, covered(request)]).toEqual([request, false]);
});

check("principals", (one) => {
  const not = one.first("notPrincipal");
  const names = JSON.parse(one.first("principal") ?? not ?? "");
  const named = not ? { Effect: "Deny", NotPrincipal: names } : { Effect: "Allow", Principal: names };
  const [compiled] = policyOf({ ...named, Action: "*", Resource: "*" }, "resource").statements;
  const expected = one.entries.filter(({ keyword }) => !/principal$/i.test(keyword));
  for (const { keyword, text } of expected) {
    const grant = compiled?.principals?.grantTo(JSON.parse(text)) ?? "misses";
    expect([text, grant]).toEqual([text, keyword]);
  }
});

check("evaluation", (one) => {
  const named = (kind: PolicyKind): NamedPolicy[] =>
    one.all(kind).map((text) => {
      const [, name = "", statement = ""] = /^(\S+) (.*)$/.exec(text) ?? [];
      return { name, policy: policyOf(JSON.parse(statement), kind) };
    });
  const sessions = named("session");
  const policies: PolicySet = {
    identity: named("identity"),
    boundary: named("boundary")[0],
    session: sessions.length > 0 ? sessions : undefined,
    resource: named("resource"),
    trust: named("trust")[0],
  };
  const [action = "", ...resources] = (one.first("request") ?? "").split(" ");
  const principal = JSON.parse(one.first("principal") ?? '{"kind":"user","accountId":"1","arn":"arn"}') as Principal;
  const context = JSON.parse(one.first("context") ?? "{}");
  const { effect, layer, by, resource, reason } = evaluate({ action, resources, principal, context }, policies);
  const decision = [effect, layer, ...(by ? [by.policy, by.statement] : [])].join(" ");
  expect(decision).toBe(one.first("decision"));
  if (one.first("reason")) expect(reason).toBe(one.first("reason"));
  if (effect === "allow") expect(reason).toBe("");
  if (one.first("about")) expect(resource).toBe(one.first("about"));
});

check("mistakes", (one) => {
  const text = one.first("text") ?? "";
  const kind = (one.first("kind") ?? "identity") as PolicyKind;
  if (one.first("valid") !== undefined) {
    expect(parsePolicy(text, { kind }).statements.length).toBeGreaterThan(0);
    return;
  }
  const error = mistakeOf(text, kind);
  expect([error.message, text.slice(error.offset, error.offset + error.length)]).toEqual([
    one.first("error"),
    one.first("marks"),
  ]);
  expect(text.slice(0, error.offset).endsWith(one.first("after") ?? "")).toBe(true);
  expect(error.detail).toMatch(/[.}]$/);
});

function mistakeOf(text: string, kind: PolicyKind): PolicyError {
  try {
    parsePolicy(text, { kind });
  } catch (error) {
    if (error instanceof PolicyError) return error;
    throw error;
  }
  throw new Error(`No mistake was found in ${text}`);
}
