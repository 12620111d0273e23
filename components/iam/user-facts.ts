import type { PasswordRules } from "./password-rules";

/** A console password; `rules` are what the account asks of a new one, where it has rules of its own. */
export type Password = { rules?: PasswordRules | undefined } & (
  | { exists: false }
  | { exists: true; created: Date | undefined; mustChange: boolean }
);

/** An access key without its secret. */
export type AccessKey = {
  id: string;
  active: boolean;
  created: Date | undefined;
  lastUsed: { at: Date; service: string; region: string } | undefined;
};

/** A policy that bounds a user: attached, or written into the user. An inline one that may not be read has no document. */
export type AttachedPolicy =
  | { kind: "awsManaged" | "customerManaged"; name: string; arn: string }
  | { kind: "inline"; name: string; document: string | undefined };

/** What a caller was refused, as a section says it. */
export type PartRefusal = { code: string; message: string };
export type Part<T> = { ok: true; output: T } | { ok: false; error: PartRefusal };

/** What an action of the page answers to a component. */
export type Done = { ok: true } | { ok: false; error: { code: string; message: string } };
