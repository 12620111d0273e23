import type {
  GetMetricDataOutput,
  GetMetricWidgetImageInput,
  GetMetricWidgetImageOutput,
  MetricDataQuery,
  MetricDataResult,
} from "@aws-sdk/client-cloudwatch";
import { pictureSvg } from "@/lib/drawing/picture/picture";
import { AwsError, isAwsError } from "@/lib/platform/errors";
import { type Context, dataRead, type Validated } from "@/lib/platform/operation";
import { renderPng } from "@/lib/platform/png";
import { parseMetricWidget } from "../model/metric-widget";
import { widgetPicture, widgetQueries } from "../model/widget-picture";

type WithUnits = GetMetricDataOutput & { Units: Readonly<Record<string, string>> };
type Input = Validated<GetMetricWidgetImageInput, "MetricWidget">;

/** A metric widget as a picture, drawn on the server. Who may have it needs the right to this action alone, as in AWS. */
export const widgetImageOperations = {
  GetMetricWidgetImage: dataRead<Input, GetMetricWidgetImageOutput>({ handle: getMetricWidgetImage }),
};

async function getMetricWidgetImage(context: Context, input: Input): Promise<GetMetricWidgetImageOutput> {
  const { MetricWidget, OutputFormat = "png" } = input;
  if (OutputFormat !== "png" && OutputFormat !== "image/png") {
    throw invalid(`The value ${OutputFormat} for parameter OutputFormat must be png or image/png.`);
  }
  const { widget, messages } = parseMetricWidget(MetricWidget, context.region, context.now);
  if (!widget) {
    const errors = messages.filter(({ severity }) => severity === "error");
    const listed = errors.map(({ dataPath, message }) => ({ dataPath, message }));
    throw invalid(
      `The metric widget is invalid, there are ${errors.length} validation errors:\n${JSON.stringify(listed, null, 2)}`,
    );
  }
  const { queries, strangers } = widgetQueries(widget, context.region);
  const { results, units, problem } = await readValues(context, queries, widget.range);
  const elsewhere =
    strangers.length > 0 ? `Metrics of other Regions are not shown: ${strangers.join(", ")}` : undefined;
  const svg = pictureSvg(widgetPicture(widget, results, units, problem ?? elsewhere));
  return { MetricWidgetImage: await renderPng(svg) };
}

/** All pages of the values. A wrong expression does not hinder the picture: it tells what is wrong, as AWS's does. */
async function readValues(context: Context, queries: MetricDataQuery[], range: { start: Date; end: Date }) {
  const results: MetricDataResult[] = [];
  const units: Record<string, string> = {};
  if (queries.every(({ ReturnData }) => !ReturnData)) return { results, units, problem: undefined };
  try {
    let token: string | undefined;
    do {
      const page: WithUnits = await context.invoke<WithUnits>("cloudwatch:GetMetricDataWithUnits", {
        MetricDataQueries: queries,
        StartTime: range.start,
        EndTime: range.end,
        ScanBy: "TimestampAscending",
        NextToken: token,
      });
      for (const result of page.MetricDataResults ?? []) addPage(results, result);
      Object.assign(units, page.Units);
      token = page.NextToken;
    } while (token !== undefined);
    return { results, units, problem: undefined };
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return { results: [], units: {}, problem: error.message };
  }
}

/** A page may end within a result; the next begins with the rest of it. */
function addPage(results: MetricDataResult[], result: MetricDataResult): void {
  const last = results.at(-1);
  if (last?.StatusCode !== "PartialData" || last.Id !== result.Id || last.Label !== result.Label) {
    results.push(result);
    return;
  }
  results[results.length - 1] = {
    ...result,
    Timestamps: [...(last.Timestamps ?? []), ...(result.Timestamps ?? [])],
    Values: [...(last.Values ?? []), ...(result.Values ?? [])],
  };
}

function invalid(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
