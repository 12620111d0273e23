/** A part of a page that has its own answer, so that one who may not see it still sees the others. */
export type Part<Value> = { value: Value } | { refusal: { code: string; message: string } };
