import { type Check, flag, integer, isObject, object, oneOf, text } from "./check";
import { Findings } from "./findings";

export const COLOR = text({ pattern: /^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/ });
const ID = text({ longest: 255, pattern: /^[a-z][A-Za-z0-9_]*$/ });
const AXIS = oneOf("left", "right");

/** A period in seconds that a graph may have. */
export const PERIOD: Check = (value, path, findings) => {
  integer(1)(value, path, findings);
  const known = typeof value === "number" && ([1, 5, 10, 20, 30].includes(value) || value % 60 === 0);
  if (Number.isInteger(value) && !known) findings.error(path, "Should be multiple of 60");
};

const RENDER_MEMBERS = {
  color: COLOR,
  label: text(),
  period: PERIOD,
  stat: text(),
  visible: flag,
  yAxis: AXIS,
  id: ID,
  region: text(),
  accountId: text(),
};
const RENDER = object(RENDER_MEMBERS);
const EXPRESSION = object({ ...RENDER_MEMBERS, expression: text({ longest: 2048 }) }, ["expression"]);

/**
 * A row of "metrics": texts in pairs, and how they are drawn as the last item; or an expression alone. AWS finds fault with a
 * wrong last item by counting it as one too many, so that is what is said here too.
 */
export const metricRow: Check = (row, path, findings) => {
  if (!Array.isArray(row)) {
    findings.error(path, "Should be array");
    findings.error(path, NOT_A_ROW);
    return;
  }
  const [first] = row;
  if (row.length === 1 && isObject(first)) {
    EXPRESSION(first, `${path}/0`, findings);
    return;
  }
  const last = row.at(-1);
  const names = isObject(last) ? row.slice(0, -1) : row;
  const stranger = names.findIndex((name) => typeof name !== "string");
  if (stranger >= 0) {
    findings.error(`${path}/${stranger}`, 'Invalid metric field type, only "String" type is allowed');
    return;
  }
  checkCount(names, path, findings, isObject(last) && isRender(last) ? 1 : 0, row.length);
};

const NOT_A_ROW =
  'Field "metrics" has to be an array of array of strings, with an optional metricRenderer object as last element';

function checkCount(names: unknown[], path: string, findings: Findings, renders: number, length: number): void {
  // "..." stands for any number of the names above.
  const pairs = names[0] === "..." ? names.length : names.length - (names.length % 2);
  if (pairs === 0) findings.error(path, NOT_A_ROW);
  else if (length > pairs + renders) findings.error(path, `Should NOT have more than ${pairs + renders} items`);
}

/** Unknown members are only warned of elsewhere, here they are what makes a renderer none. */
function isRender(value: Record<string, unknown>): boolean {
  const found = new Findings();
  RENDER(value, "", found);
  return found.messages.length === 0;
}
