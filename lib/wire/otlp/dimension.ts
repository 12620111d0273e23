import type { Dimension } from "@aws-sdk/client-cloudwatch";
import type { Attribute } from "./export-request";

/** CloudWatch takes so many dimensions, of so many characters (API reference, Dimension). */
const MOST_DIMENSIONS = 30;
const LONGEST_NAME = 255;
const LONGEST_VALUE = 1024;

/**
 * The attributes of a data point as dimensions. Lists, maps and empty values are none; the rest becomes text.
 * Undefined where CloudWatch cannot keep them all: two series must not become one.
 */
export function dimensionsOf(attributes: readonly Attribute[] = []): Dimension[] | undefined {
  const dimensions = attributes.flatMap(({ key = "", value }): Dimension[] => {
    const text = textOf(value);
    return key === "" || text === "" ? [] : [{ Name: key, Value: text }];
  });
  const fits = ({ Name = "", Value = "" }: Dimension) =>
    Name.length <= LONGEST_NAME && Value.length <= LONGEST_VALUE && !Name.startsWith(":");
  return dimensions.length <= MOST_DIMENSIONS && dimensions.every(fits) ? dimensions : undefined;
}

/** The value of an attribute as text; empty for lists and maps. */
export function textOf(value: Attribute["value"]): string {
  const { stringValue, boolValue, intValue, doubleValue } = value ?? {};
  return String(stringValue ?? boolValue ?? intValue ?? doubleValue ?? "");
}
