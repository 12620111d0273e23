import { type Check, checksOf } from "./constraint";
import { modelOf, type Service, type Shape, shapeOf } from "./model";

/**
 * One constraint that a value failed. `path` is in AWS's lower-camel form: "metricData.1.member.metricName". A `secret` value is
 * one that the model calls sensitive, or that holds such: it is never told.
 */
export type Violation = { path: string; value: unknown; constraint: string; missing: boolean; secret?: boolean };

/** A value whose type is not the shape's: the wire answers SerializationException. */
export class WrongType extends Error {
  override readonly name = "WrongType";

  constructor(
    readonly path: string,
    readonly expected: Shape["type"],
  ) {
    super(`The value at ${path || "the top"} is not a ${expected}.`);
  }
}

type Validator = (value: unknown, path: string, found: Violation[]) => void;

const MAX_VIOLATIONS = 20;
/** Two steps instead of one joined key: this is asked for every member of every value. */
const compiled = new Map<Service, Map<string, Validator>>();

/**
 * Holds `input` against the input shape of an operation: types, required members, lengths, ranges, patterns, enums.
 * Answers every violation (at most 20); throws WrongType when a value is of another type altogether.
 */
export function violationsOf(service: Service, operation: string, input: unknown): Violation[] {
  const shape = modelOf(service).operations[operation]?.input?.shape;
  const found: Violation[] = [];
  if (shape) validatorOf(service, shape)(input, "", found);
  return found.slice(0, MAX_VIOLATIONS);
}

/** AWS's sentence for a list of violations. */
export function describeViolations(violations: Violation[]): string {
  const one = ({ path, value, constraint, secret }: Violation) =>
    `Value ${secret ? "" : `${quote(value)} `}at '${path}' failed to satisfy constraint: ${constraint}`;
  const head = `${violations.length} validation error${violations.length === 1 ? "" : "s"} detected: `;
  return head + violations.map(one).join("; ");
}

function quote(value: unknown): string {
  if (value === undefined || value === null) return "null";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return `'${text.length > 1024 ? `${text.slice(0, 1024)}...` : text}'`;
}

/** Compiled lazily: shapes may refer to themselves, so members are looked up when a value reaches them. */
function validatorOf(service: Service, name: string): Validator {
  let ofService = compiled.get(service);
  if (!ofService) {
    ofService = new Map();
    compiled.set(service, ofService);
  }
  const known = ofService.get(name);
  if (known) return known;
  const validator = compile(service, shapeOf(modelOf(service), name));
  ofService.set(name, validator);
  return validator;
}

function compile(service: Service, shape: Shape): Validator {
  const checks = checksOf(shape);
  const inside = insideOf(service, shape);
  const secret = holdsSecret(service, shape);
  return (value, path, found) => {
    if (!hasType(shape, value)) throw new WrongType(path, shape.type);
    if (found.length >= MAX_VIOLATIONS) return;
    runChecks(checks, value, path, secret, found);
    inside?.(value, path, found);
  };
}

function runChecks(checks: Check[], value: unknown, path: string, secret: boolean, found: Violation[]): void {
  for (const check of checks) {
    const constraint = check(value);
    if (constraint) found.push({ path, value, constraint, missing: false, ...(secret ? { secret } : {}) });
  }
}

/** Whether the model calls a shape, or anything inside of it, sensitive. Shapes may refer to themselves. */
function holdsSecret(service: Service, shape: Shape, seen: ReadonlySet<Shape> = new Set()): boolean {
  if (shape.sensitive) return true;
  if (seen.has(shape)) return false;
  const inside = [...Object.values(shape.members ?? {}), shape.member, shape.key, shape.value];
  const names = inside.flatMap((member) => (member ? [member.shape] : []));
  const known = new Set([...seen, shape]);
  return names.some((name) => holdsSecret(service, shapeOf(modelOf(service), name), known));
}

function insideOf(service: Service, shape: Shape): Validator | undefined {
  if (shape.type === "structure") return structureValidator(service, shape);
  if (shape.type === "list" && shape.member) {
    const member = shape.member.shape;
    return (value, path, found) => {
      for (const [index, item] of (value as unknown[]).entries()) {
        validatorOf(service, member)(item, `${path}.${index + 1}.member`, found);
      }
    };
  }
  if (shape.type === "map" && shape.key && shape.value) {
    const { key, value: held } = shape;
    return (value, path, found) => {
      for (const [name, item] of Object.entries(value as object)) {
        validatorOf(service, key.shape)(name, `${path}.${name}.key`, found);
        validatorOf(service, held.shape)(item, `${path}.${name}.member`, found);
      }
    };
  }
  return undefined;
}

function structureValidator(service: Service, { members = {}, required = [] }: Shape): Validator {
  const needed = new Set(required);
  const entries = Object.entries(members);
  return (value, path, found) => {
    const structure = value as Record<string, unknown>;
    for (const [name, member] of entries) {
      const held = structure[name];
      const at = path ? `${path}.${lowerCamel(name)}` : lowerCamel(name);
      if (held !== undefined && held !== null) validatorOf(service, member.shape)(held, at, found);
      else if (needed.has(name))
        found.push({ path: at, value: null, constraint: "Member must not be null", missing: true });
    }
  };
}

function hasType({ type }: Shape, value: unknown): boolean {
  switch (type) {
    case "structure":
    case "map":
      return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
    case "list":
      return Array.isArray(value);
    case "boolean":
      return typeof value === "boolean";
    case "timestamp":
      return value instanceof Date && !Number.isNaN(value.getTime());
    case "blob":
      return value instanceof Uint8Array;
    case "integer":
    case "long":
      return Number.isInteger(value);
    case "float":
    case "double":
      return typeof value === "number";
    case "string":
    case "character":
      return typeof value === "string";
  }
}

function lowerCamel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
