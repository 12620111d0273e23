import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { type Field, readField } from "./field";
import { type Filter, readFilter } from "./filter";
import { wrong } from "./invalid-rule";

/** A rule of Contributor Insights, found right: which events count, whose they are, and what they count for. */
export type RuleDefinition = {
  /** Names of log groups; one that ends in "*" stands for all that begin so. */
  logGroups: string[];
  format: "JSON" | "CLF";
  keys: { label: string; field: Field }[];
  /** Absent for rules that count. */
  value?: Field;
  filters: Filter[];
};

const MAX_KEYS = 4;
const MAX_FILTERS = 4;

/**
 * Reads the JSON of a rule (CloudWatch User Guide, "Contributor Insights rule syntax").
 *
 * @throws AwsError InvalidParameterValueException that says which part is wrong.
 */
export function parseRuleDefinition(text: string): RuleDefinition {
  const rule = objectAt(parseJson(text), "The rule definition");
  const schema = objectAt(rule.Schema, "Schema");
  if (schema.Name !== "CloudWatchLogRule" || schema.Version !== 1) {
    throw wrong('Schema must be {"Name": "CloudWatchLogRule", "Version": 1}');
  }
  const { LogFormat: format } = rule;
  if (format !== "JSON" && format !== "CLF") throw wrong("LogFormat must be JSON or CLF");
  const contribution = objectAt(rule.Contribution, "Contribution");
  const aliases = readAliases(rule.Fields, format);
  const field = (source: unknown, part: string) => fieldAt(source, part, format, aliases);
  const labels = textsAt(contribution.Keys, "Contribution.Keys");
  if (labels.length === 0 || labels.length > MAX_KEYS)
    throw wrong(`Contribution.Keys must have 1 to ${MAX_KEYS} members`);
  const filters = contribution.Filters === undefined ? [] : listAt(contribution.Filters, "Contribution.Filters");
  if (filters.length > MAX_FILTERS) throw wrong(`Contribution.Filters must have at most ${MAX_FILTERS} members`);
  return {
    logGroups: readLogGroups(rule),
    format,
    keys: labels.map((label) => ({ label, field: field(label, "Contribution.Keys") })),
    filters: filters.map((one) => readFilter(objectAt(one, "A filter"), field)),
    ...readValue(rule.AggregateOn, contribution.ValueOf, field),
  };
}

function readValue(
  aggregateOn: unknown,
  valued: unknown,
  field: (source: unknown, part: string) => Field,
): Pick<RuleDefinition, "value"> {
  if (aggregateOn === "Sum") {
    if (valued === undefined) throw wrong("Contribution.ValueOf is required when AggregateOn is Sum");
    return { value: field(valued, "Contribution.ValueOf") };
  }
  if (aggregateOn !== "Count") throw wrong("AggregateOn must be Count or Sum");
  if (valued !== undefined) throw wrong("Contribution.ValueOf is only allowed when AggregateOn is Sum");
  return {};
}

function readLogGroups({ LogGroupNames, LogGroupARNs }: Record<string, unknown>): string[] {
  if ((LogGroupNames === undefined) === (LogGroupARNs === undefined)) {
    throw wrong("Either LogGroupNames or LogGroupARNs must be specified");
  }
  const names =
    LogGroupNames === undefined
      ? textsAt(LogGroupARNs, "LogGroupARNs").map((arn) => /:log-group[:/](.+?)(?::\*)?$/.exec(arn)?.[1] ?? "")
      : textsAt(LogGroupNames, "LogGroupNames");
  if (names.length === 0 || names.some((name) => !/^[A-Za-z0-9_\-/.#]{0,512}\*?$/.test(name) || name === "")) {
    throw wrong("LogGroupNames must hold names of log groups, or beginnings of names with * at the end");
  }
  return names;
}

/** Names for the places of a CLF line: {"4": "IpAddress"}. */
function readAliases(fields: unknown, format: string): ReadonlyMap<string, string> {
  if (fields === undefined) return new Map();
  if (format !== "CLF") throw wrong("Fields is only allowed for LogFormat CLF");
  return new Map(
    Object.entries(objectAt(fields, "Fields")).map(([place, name]) => {
      if (!/^[1-9]\d{0,3}$/.test(place) || typeof name !== "string") throw wrong("Fields must give places names");
      return [name, place];
    }),
  );
}

function fieldAt(source: unknown, part: string, format: "JSON" | "CLF", aliases: ReadonlyMap<string, string>): Field {
  if (typeof source !== "string") throw wrong(`${part} must name fields`);
  try {
    const field = readField(source, format, aliases);
    if (field) return field;
  } catch (error) {
    if (!(error instanceof LanguageSyntaxError)) throw error;
  }
  throw wrong(`${source} in ${part} is not a valid field`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong("The rule definition must be valid JSON");
  }
}

function objectAt(value: unknown, part: string): Record<string, unknown> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw wrong(`${part} must be an object`);
}

function listAt(value: unknown, part: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(`${part} must be an array`);
}

function textsAt(value: unknown, part: string): string[] {
  return listAt(value, part).map((one) => {
    if (typeof one === "string") return one;
    throw wrong(`${part} must be an array of strings`);
  });
}
