import type { Scalar } from "./ast";

/**
 * The part of an event that belongs together: an object without the arrays of objects in it, which part it further.
 * "Ruler will refuse to recognize any match in which any two fields are within JSON objects that are in different
 * elements of the same array", so a pattern is matched within one scope and one element of each of its arrays.
 */
export interface Scope {
  /** Values by dotted path. An array of plain values gives a field many values. */
  readonly values: Map<string, Scalar[]>;
  /** Each array has a scope for every element. */
  readonly arrays: Scope[][];
}

export interface EventFields {
  readonly root: Scope;
  /** The values of all scopes together. */
  readonly values: ReadonlyMap<string, Scalar[]>;
}

/**
 * Reads the fields of an event that are asked for.
 *
 * @param event a value as JSON.parse gives it.
 * @param paths the dotted paths that patterns ask for, with all their beginnings: what lies elsewhere is not visited.
 */
export function readEventFields(event: unknown, paths: ReadonlySet<string>): EventFields {
  const reader = new FieldReader(paths);
  const root: Scope = { values: new Map(), arrays: [] };
  if (isEvent(event)) reader.readObject(event, "", root);
  return { root, values: reader.all };
}

/** An event is a JSON object; nothing else matches any pattern. */
export function isEvent(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `detail.state.name` and its beginnings `detail.state` and `detail`. */
export function pathAndBeginnings(path: string): string[] {
  const parts = path.split(".");
  return parts.map((_, index) => parts.slice(0, index + 1).join("."));
}

class FieldReader {
  readonly all = new Map<string, Scalar[]>();
  private readonly paths: ReadonlySet<string>;

  constructor(paths: ReadonlySet<string>) {
    this.paths = paths;
  }

  readObject(object: object, prefix: string, scope: Scope): void {
    for (const name of Object.keys(object)) {
      const path = prefix + name;
      if (this.paths.has(path)) this.readValue(Reflect.get(object, name), path, scope);
    }
  }

  private readValue(value: unknown, path: string, scope: Scope): void {
    if (Array.isArray(value)) this.readArray(value, path, scope);
    else if (typeof value === "object" && value !== null) this.readObject(value, `${path}.`, scope);
    else if (isScalar(value)) this.add(path, value, scope);
  }

  private readArray(elements: readonly unknown[], path: string, scope: Scope): void {
    if (elements.every(isScalar)) {
      for (const element of elements) this.add(path, element, scope);
      return;
    }
    const scopes = elements.map((element) => {
      const inner: Scope = { values: new Map(), arrays: [] };
      this.readValue(element, path, inner);
      return inner;
    });
    scope.arrays.push(scopes);
  }

  private add(path: string, value: Scalar, scope: Scope): void {
    append(scope.values, path, value);
    append(this.all, path, value);
  }
}

function append(map: Map<string, Scalar[]>, path: string, value: Scalar): void {
  const values = map.get(path);
  if (values === undefined) map.set(path, [value]);
  else values.push(value);
}

function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
