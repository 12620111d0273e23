import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { AwsError } from "@/lib/platform/errors";

/** Attributes of a message as they are kept and sent: the type, and the value as text, binary ones in base 64. */
export type MessageAttributes = Readonly<Record<string, { type: string; value: string }>>;

/**
 * Passes the attributes of a message; throws AWS's ParameterValueInvalid. `position` is the place in a batch, from 1.
 * Source: SNS Developer Guide, "Amazon SNS message attributes".
 */
export function checkMessageAttributes(
  given: Readonly<Record<string, MessageAttributeValue>> | undefined,
  position?: number,
): MessageAttributes {
  return Object.fromEntries(
    Object.entries(given ?? {}).map(([name, attribute]) => {
      checkName(name);
      return [name, checkValue(name, attribute, position)];
    }),
  );
}

/** The bytes that attributes add to a message: names, types and values. */
export function attributeBytes(attributes: MessageAttributes): number {
  const encoder = new TextEncoder();
  const bytes = (text: string) => encoder.encode(text).length;
  return Object.entries(attributes).reduce((sum, [name, { type, value }]) => {
    const length = type.startsWith("Binary") ? binaryBytes(value) : bytes(value);
    return sum + bytes(name) + bytes(type) + length;
  }, 0);
}

function checkName(name: string): void {
  if (name.length > 256) throw wrong("Length of message attribute name must be less than 256 bytes.");
  if (name.startsWith(".")) throw wrong("Invalid message attribute name starting with character '.' was found.");
  if (name.endsWith(".")) throw wrong("Invalid message attribute name ending with character '.' was found.");
  const stranger = /[^A-Za-z0-9_.-]/u.exec(name)?.[0];
  if (stranger !== undefined) {
    const code = stranger.codePointAt(0)?.toString(16).toUpperCase();
    throw wrong(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. ` +
        "Can only include alphanumeric characters, hyphens, underscores, or dots.",
    );
  }
  if (name.includes("..")) throw wrong("Message attribute name can not have successive '.' character.");
}

function checkValue(name: string, attribute: MessageAttributeValue, position: number | undefined) {
  const { DataType: type, StringValue, BinaryValue } = attribute;
  if (type === undefined || type === "") throw typeMissing(name, position);
  if (!/^(String|Number|Binary)(\..+)?$/.test(type)) {
    throw wrong(
      `The message attribute '${name}' has an invalid message attribute type, ` +
        "the set of supported type prefixes is Binary, Number, and String.",
    );
  }
  const binary = type.startsWith("Binary");
  const value = binary ? BinaryValue && toBase64(BinaryValue) : StringValue;
  const other = binary ? StringValue : BinaryValue;
  if (value === undefined && other !== undefined) {
    const field = binary ? "Binary" : "String";
    throw wrong(`The message attribute '${name}' with type '${type}' must use field '${field}'.`);
  }
  if (!value) {
    throw wrong(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`,
    );
  }
  if (type.startsWith("Number") && !isNumber(value)) {
    throw wrong(`Could not cast message attribute '${name}' value to number.`);
  }
  if (value.includes("\0")) throw wrong(`The message attribute '${name}' contains a character that is not allowed.`);
  return { type, value };
}

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));
}

function typeMissing(name: string, position: number | undefined): AwsError {
  const at = position === undefined ? "" : `publishBatchRequestEntries.${position}.member.`;
  const path = `${at}messageAttributes.${name}.member.dataType`;
  return new AwsError(
    "ValidationError",
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );
}

function wrong(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function binaryBytes(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
}
