/** The facts of a request that conditions and policy variables may ask for. */
export type ContextValues = Readonly<Record<string, string | readonly string[]>>;

/** The same, ready to be asked: names of condition keys do not distinguish case, tag keys in them included. */
export class RequestContext {
  private readonly known = new Map<string, readonly string[]>();

  /** A key with an empty list counts as absent, as AWS has it for multivalued keys. */
  constructor(values: ContextValues) {
    for (const [key, value] of Object.entries(values)) {
      const list = typeof value === "string" ? [value] : value;
      if (list.length > 0) this.known.set(key.toLowerCase(), list);
    }
  }

  /** @param key in lower case */
  valuesOf(key: string): readonly string[] | undefined {
    return this.known.get(key);
  }

  /** The value a policy variable stands for: a key of several values cannot be one. */
  singleValueOf(key: string): string | undefined {
    const values = this.known.get(key);
    return values?.length === 1 ? values[0] : undefined;
  }
}
