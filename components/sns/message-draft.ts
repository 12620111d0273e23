import type { PublishInput } from "@aws-sdk/client-sns";

export const ATTRIBUTE_TYPES = ["String", "String.Array", "Number", "Binary"] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];
export type AttributeRow = { type: AttributeType; name: string; value: string };

/** A message as the form's fields hold it. */
export type MessageDraft = {
  subject: string;
  /** One text for all protocols, or a JSON with one for each. */
  structure: "identical" | "custom";
  body: string;
  attributes: readonly AttributeRow[];
};

export const CUSTOM_BODY = JSON.stringify(
  {
    default: "Sample fallback message",
    email: "Sample message for email endpoints",
    http: "Sample message for http endpoints",
  },
  null,
  2,
);

export type MessageMistakes = {
  body?: "missing" | "notJson" | "noDefault";
  attributes?: ("missing" | "notBase64" | undefined)[];
};

/** What is wrong before AWS is asked. */
export function messageMistakes({ structure, body, attributes }: MessageDraft): MessageMistakes {
  const wrong = body.trim() === "" ? "missing" : structure === "custom" ? customMistake(body) : undefined;
  const rows = attributes.map(({ type, name, value }) => {
    if (name.trim() === "" || value === "") return "missing" as const;
    return type === "Binary" && !isBase64(value) ? ("notBase64" as const) : undefined;
  });
  return { ...(wrong ? { body: wrong } : {}), ...(rows.some(Boolean) ? { attributes: rows } : {}) };
}

/** What Publish is asked. */
export function publishInputOf(draft: MessageDraft, TopicArn: string): PublishInput & { Message: string } {
  const { subject, structure, body, attributes } = draft;
  const values = attributes.map(({ type, name, value }) => [
    name.trim(),
    type === "Binary"
      ? { DataType: type, BinaryValue: Uint8Array.from(atob(value), (char) => char.charCodeAt(0)) }
      : { DataType: type, StringValue: value },
  ]);
  return {
    TopicArn,
    Message: body,
    ...(subject === "" ? {} : { Subject: subject }),
    ...(structure === "custom" ? { MessageStructure: "json" } : {}),
    ...(values.length > 0 ? { MessageAttributes: Object.fromEntries(values) } : {}),
  };
}

function customMistake(body: string): "notJson" | "noDefault" | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const fallback = typeof value === "object" && value !== null ? Reflect.get(value, "default") : undefined;
    return typeof fallback === "string" ? undefined : "noDefault";
  } catch {
    return "notJson";
  }
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
