import type { InsightsSelect, Key, Source } from "./ast";
import { isReserved } from "./reserved-words";

/** The query as text, a clause a line. Reading it again gives the same tree. */
export function printMetricsInsights(query: InsightsSelect): string {
  const { aggregate, metricName, source, conditions, groupBy, orderBy, limit } = query;
  const where = conditions.map(({ key, operator, value }) => `${printKey(key)} ${operator} ${printText(value)}`);
  return [
    `SELECT ${aggregate}(${printName(metricName)})`,
    `FROM ${printSource(source)}`,
    ...(where.length > 0 ? [`WHERE ${where.join(" AND ")}`] : []),
    ...(groupBy.length > 0 ? [`GROUP BY ${groupBy.map(printKey).join(", ")}`] : []),
    ...(orderBy ? [`ORDER BY ${orderBy.aggregate}() ${orderBy.direction}`] : []),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join("\n");
}

/** A name as a query writes it: in double quotes where it must be. */
export function printName(name: string): string {
  if (/^[A-Za-z0-9_]+$/.test(name) && !isReserved(name)) return name;
  return `"${name.replace(/["'\\]/g, "\\$&")}"`;
}

/** A value as a query writes it. */
export function printText(value: string): string {
  return `'${value.replace(/['\\]/g, "\\$&")}'`;
}

function printSource({ namespace, dimensions }: Source): string {
  return dimensions ? `SCHEMA(${[namespace, ...dimensions].map(printName).join(", ")})` : printName(namespace);
}

/** A key as a query writes it. */
export function printKey({ kind, name }: Key): string {
  if (kind === "account") return `AWS.${name}`;
  return kind === "tag" ? `tag.${printName(name)}` : printName(name);
}
