import { expect, test } from "vitest";
import { findPlaces } from "./search-places";

const place = (label: string, description = "", ...keywords: string[]) => ({
  path: label,
  label,
  description,
  keywords,
});
const places = [
  place("CloudTrail", "Track user activity"),
  place("All alarms", "CloudWatch", "threshold"),
  place("Users", "IAM"),
  place("Histórico de eventos", "CloudTrail"),
];
const found = (query: string) => findPlaces(places, query).map(({ label }) => label);

test.each([
  ["us", ["Users", "CloudTrail"]],
  ["ALARM", ["All alarms"]],
  ["thresh", ["All alarms"]],
  ["historico", ["Histórico de eventos"]],
  ["cloudt", ["CloudTrail", "Histórico de eventos"]],
  ["nothing", []],
  [" ", ["CloudTrail", "All alarms", "Users", "Histórico de eventos"]],
])("%s", (query, labels) => {
  expect(found(query)).toEqual(labels);
});
