import { expect, test } from "vitest";
import { parseSimulation, simulationMembers } from "./simulation";

const simulation = {
  source: "arn:aws:iam::123456789012:user/ana",
  actions: ["logs:PutLogEvents", "sns:Publish"],
  resources: ["arn:aws:sns:us-east-1:123456789012:a,b"],
  context: [
    { key: "aws:SourceIp", value: "203.0.113.9" },
    { key: "aws:PrincipalTag/team", value: "a=b" },
  ],
};

test("an address asks what was written into it", () => {
  expect(parseSimulation(simulationMembers(simulation))).toEqual(simulation);
  const bare = { ...simulation, resources: [], context: [] };
  expect(parseSimulation(simulationMembers(bare))).toEqual(bare);
});

test.each([{}, { source: "arn" }, { source: "arn", actions: "" }, { source: ["a", "b"], actions: "x:Y" }])(
  "%j asks nothing",
  (search) => {
    expect(parseSimulation(search)).toBeUndefined();
  },
);
