import type { DashboardBody } from "./body";
import { type Check, flag, integer, isObject, list, object, oneOf, text } from "./check";
import { Findings, type ValidationMessage } from "./findings";
import { isMoment, PROPERTIES } from "./widget-properties";

const COLUMNS = 24;
const MAX_WIDGETS = 500;
const MAX_METRICS = 2500;
const MAX_VARIABLES = 25;

/** A body that was read: undefined when it has an error. Warnings alone leave it usable. */
export type ParsedDashboardBody = { body: DashboardBody | undefined; messages: ValidationMessage[] };

/**
 * Reads the text of a dashboard body and holds it against AWS's rules (CloudWatch API reference, "Dashboard Body Structure and
 * Syntax"). Never throws.
 */
export function parseDashboardBody(source: string): ParsedDashboardBody {
  const findings = new Findings();
  const value = parseJson(source);
  if (isObject(value)) checkBody(value, findings);
  else findings.error("", "The field DashboardBody must be a valid JSON object");
  const isRight = findings.messages.every(({ severity }) => severity === "warning");
  return { body: isRight ? (value as DashboardBody) : undefined, messages: findings.messages };
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

const PLACE = {
  x: integer(0, COLUMNS - 1),
  y: integer(0),
  width: integer(1, COLUMNS),
  height: integer(1, 1000),
};
const TYPE = oneOf(...Object.keys(PROPERTIES));

/** The properties are checked by the type, so a widget of an unknown type is told that and nothing else. */
const widget: Check = (value, path, findings) => {
  const type = isObject(value) && typeof value.type === "string" ? value.type : "";
  const properties = Object.hasOwn(PROPERTIES, type) ? PROPERTIES[type] : undefined;
  const known = object({ ...PLACE, type: TYPE, properties: properties ?? (() => {}) }, ["type", "properties"]);
  known(value, path, findings);
  if (!isObject(value) || typeof value.x !== "number") return;
  const width = typeof value.width === "number" ? value.width : 6;
  if (value.x + width > COLUMNS) findings.warning(path, `Should NOT reach beyond column ${COLUMNS}`);
};

const VARIABLE = object(
  {
    type: oneOf("property", "pattern"),
    property: text(),
    pattern: text(),
    inputType: oneOf("input", "select", "radio"),
    id: text({ longest: 32, pattern: /^[0-9A-Za-z_-]+$/ }),
    label: text({ longest: 30 }),
    defaultValue: text(),
    visible: flag,
    search: text({ longest: 2048 }),
    populateFrom: text(),
    values: list(object({ value: text(), label: text({ longest: 255 }) }, ["value"]), 1, 500),
  },
  ["type", "inputType", "id"],
);

/** A variable names what it changes, and a choice has something to choose from. */
const variable: Check = (value, path, findings) => {
  VARIABLE(value, path, findings);
  if (!isObject(value)) return;
  const { type, inputType, values, search, populateFrom } = value;
  const changed = type === "property" || type === "pattern" ? type : undefined;
  if (changed && value[changed] === undefined) findings.error(path, `Should have required property '${changed}'`);
  if (inputType === "input") return;
  if (search !== undefined && populateFrom === undefined) {
    findings.error(path, "Should have required property 'populateFrom'");
  }
  if (values === undefined && search === undefined) findings.warning(path, "Should have property 'values' or 'search'");
};

/** Two variables of one id would be one in the address. */
function checkIds(variables: unknown, findings: Findings): void {
  const seen = new Set<unknown>();
  for (const [index, one] of (Array.isArray(variables) ? variables : []).entries()) {
    const id = isObject(one) ? one.id : undefined;
    if (id !== undefined && seen.has(id)) findings.error(`/variables/${index}/id`, "Should NOT have duplicate items");
    seen.add(id);
  }
}

/** "-PT3H", "P0D" for now, or a moment. */
const start: Check = (value, path, findings) => {
  text()(value, path, findings);
  if (typeof value !== "string" || isMoment(value)) return;
  if (!/^PT?0[A-Z]$/.test(value) && !/^-P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?$/.test(value))
    findings.error(path, 'Should match format "date-time"');
};

const BODY = object(
  {
    widgets: list(widget, 0, MAX_WIDGETS),
    variables: list(variable, 0, MAX_VARIABLES),
    start,
    end: start,
    periodOverride: oneOf("auto", "inherit"),
  },
  ["widgets"],
);

function checkBody(body: Record<string, unknown>, findings: Findings): void {
  BODY(body, "", findings);
  checkIds(body.variables, findings);
  // AWS takes such a body and then leaves the end aside.
  if (body.end !== undefined && body.start === undefined) findings.warning("/end", "Should have property 'start' too");
  const count = Array.isArray(body.widgets) ? body.widgets.reduce((total, one) => total + metricCount(one), 0) : 0;
  if (count > MAX_METRICS) findings.error("/widgets", `Should NOT have more than ${MAX_METRICS} metrics`);
}

function metricCount(value: unknown): number {
  const properties = isObject(value) && isObject(value.properties) ? value.properties : {};
  return Array.isArray(properties.metrics) ? properties.metrics.length : 0;
}
