import type { TextMark } from "@/components/text-editor/text-marks";
import { type JsonNode, readJson } from "@/lib/languages/policy/json";
import { LanguageSyntaxError } from "@/lib/languages/text/language-syntax-error";
import { parseDashboardBody } from "@/lib/services/dashboards/model/parse-dashboard-body";

/** A mistake where it stands in the text. A warning does not keep the text from being used. */
export type SourceMistake = TextMark & { severity: "error" | "warning" };

type Message = { dataPath: string; message: string; severity: SourceMistake["severity"] };

/** The path at which a single widget's properties stand when they are held against the rules of a whole body. */
const PROPERTIES_PATH = "/widgets/0/properties";

/** What PutDashboard would say of a body, at the places that it means. */
export function bodyMistakes(source: string): SourceMistake[] {
  return mistakesIn(source, () => parseDashboardBody(source).messages);
}

/** The same of the properties of one metric widget. */
export function graphMistakes(source: string): SourceMistake[] {
  return mistakesIn(source, (properties) => {
    const body = { widgets: [{ type: "metric", properties }] };
    return parseDashboardBody(JSON.stringify(body)).messages.map((message) => ({
      ...message,
      dataPath: message.dataPath.replace(PROPERTIES_PATH, ""),
    }));
  });
}

/** A text that is not JSON has one mistake; of any other the messages are put at their paths. */
function mistakesIn(source: string, check: (value: unknown) => readonly Message[]): SourceMistake[] {
  const root = readTree(source);
  if (root instanceof LanguageSyntaxError) {
    const { offset, length, message } = root;
    return [{ offset, length, message, severity: "error" }];
  }
  return check(JSON.parse(source))
    .map(({ dataPath, message, severity }) => ({ ...markOf(nodeAt(root, dataPath)), message, severity }))
    .sort((a, b) => a.offset - b.offset);
}

function readTree(source: string): JsonNode | LanguageSyntaxError {
  try {
    return readJson(source);
  } catch (error) {
    if (error instanceof LanguageSyntaxError) return error;
    throw error;
  }
}

/** The node at a path such as "/widgets/0/x", or the nearest one around it when something is missing there. */
function nodeAt(root: JsonNode, dataPath: string): JsonNode {
  let node = root;
  for (const step of dataPath.split("/").slice(1)) {
    const next =
      node.kind === "object"
        ? node.members.findLast(({ key }) => key.value === step)?.value
        : node.kind === "array"
          ? node.items[Number(step)]
          : undefined;
    if (!next) return node;
    node = next;
  }
  return node;
}

/** Of an object or array only the bracket is marked: a whole widget underlined says nothing. */
function markOf({ kind, offset, length }: JsonNode): { offset: number; length: number } {
  return kind === "object" || kind === "array" ? { offset, length: 1 } : { offset, length };
}
