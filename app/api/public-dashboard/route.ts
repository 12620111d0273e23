import superjson from "superjson";
import { isRegion } from "@/components/console/aws-regions";
import { askSharedDashboard } from "@/lib/console/shared-dashboard";
import { isAwsError } from "@/lib/platform/errors";
import { answer, MAX_QUESTION, refuse } from "../live-answer";

type Question = {
  token: string;
  region: string;
  variables: Record<string, string>;
  action: string;
  input: object;
};

/**
 * Live refresh of a shared dashboard: `{token, region, variables, action, input}` as superjson, answered as the console's own
 * live refresh is. Who asks is told by the link alone; whatever else the browser sends counts for nothing.
 */
export async function POST(request: Request): Promise<Response> {
  const question = readQuestion(await request.text());
  if (!question) return refuse(400, "MalformedInput", "A token, a Region, an action and an input are needed.");
  const { token, region, ...asked } = question;
  try {
    const answered = await askSharedDashboard(token, region, asked);
    if (!answered) return refuse(403, "AccessDenied", "This link does not open a dashboard.");
    return answer(200, answered);
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return refuse(400, error.code, error.message);
  }
}

function readQuestion(text: string): Question | undefined {
  if (text.length > MAX_QUESTION) return undefined;
  try {
    const { token, region, variables, action, input } = superjson.parse<Record<string, unknown>>(text);
    if (typeof token !== "string" || typeof region !== "string" || (region !== "" && !isRegion(region)))
      return undefined;
    if (typeof action !== "string" || typeof input !== "object" || input === null) return undefined;
    const values = typeof variables === "object" && variables !== null ? Object.entries(variables) : [];
    if (values.some(([, value]) => typeof value !== "string")) return undefined;
    return { token, region, action, input, variables: Object.fromEntries(values) as Record<string, string> };
  } catch {
    return undefined;
  }
}
