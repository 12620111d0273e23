import type {
  AnomalyDetector,
  DeleteAnomalyDetectorInput,
  DescribeAnomalyDetectorsInput,
  DescribeAnomalyDetectorsOutput,
  PutAnomalyDetectorInput,
  PutAnomalyDetectorOutput,
} from "@aws-sdk/client-cloudwatch";
import { AwsError } from "@/lib/platform/errors";
import { newUuid } from "@/lib/platform/identifiers";
import { type Context, read, write } from "@/lib/platform/operation";
import { openPageToken, sealPageToken } from "@/lib/platform/page-token";
import { checkConfiguration, type Detector, describeDetector, readSubject } from "../model/anomaly/detector";
import { parseMetricDataQuestion } from "../model/get-metric-data";
import { seriesName } from "../model/series";
import {
  countDetectors,
  type DetectorQuestion,
  findDetector,
  listDetectors,
  removeDetector,
  saveDetector,
} from "../store/anomaly-detectors";
import { trainedState } from "./metric-data/trained-models";
import { workOut } from "./metric-data/work-out";

/** As many detectors as an account may have in a Region. */
const MAX_DETECTORS = 500;
const PAGE = 50;

/** Detectors tell the models of ANOMALY_DETECTION_BAND what to leave out and by whose clock to learn. They have no ARNs. */
export const anomalyDetectors = {
  PutAnomalyDetector: write<PutAnomalyDetectorInput, PutAnomalyDetectorOutput>({
    handle: async (context, input) => {
      const subject = readSubject(input);
      checkConfiguration(input.Configuration);
      if (subject.kind === "METRIC_MATH") checkQueries(context, subject.queries);
      const isNew = (await findDetector(context.db, context, subject)) === undefined;
      if (isNew && (await countDetectors(context.db, context)) >= MAX_DETECTORS) {
        throw new AwsError(
          "LimitExceededException",
          `You can have at most ${MAX_DETECTORS} anomaly detectors in a Region.`,
        );
      }
      const detector: Detector = {
        id: newUuid(),
        subject,
        configuration: input.Configuration,
        characteristics: input.MetricCharacteristics,
      };
      return { AnomalyDetectorId: await saveDetector(context.db, context, detector, context.now) };
    },
  }),

  DescribeAnomalyDetectors: read<DescribeAnomalyDetectorsInput, DescribeAnomalyDetectorsOutput>({
    handle: async (context, input) => {
      const { NextToken, MaxResults = PAGE } = input;
      const question = questionOf(input);
      const after = NextToken === undefined ? undefined : openPageToken<string>(NextToken, question);
      if (NextToken !== undefined && after === undefined) {
        throw new AwsError("InvalidNextToken", "The next token is invalid.");
      }
      const size = Math.min(MaxResults, PAGE);
      const found = await listDetectors(context.db, context, question, size + 1, after);
      const page = found.slice(0, size);
      const last = found.length > size ? page.at(-1) : undefined;
      const described: AnomalyDetector[] = [];
      for (const detector of page) described.push(describeDetector(detector, await stateOf(context, detector)));
      return { AnomalyDetectors: described, ...(last ? { NextToken: sealPageToken(last.id, question) } : {}) };
    },
  }),

  DeleteAnomalyDetector: write<DeleteAnomalyDetectorInput, object>({
    handle: async (context, input) => {
      const { AnomalyDetectorId, ...named } = input;
      const isNamed = Object.values(named).some((member) => member !== undefined);
      if (AnomalyDetectorId !== undefined && isNamed) {
        throw new AwsError(
          "InvalidParameterCombinationException",
          "AnomalyDetectorId can not be specified together with other parameters.",
        );
      }
      const which = AnomalyDetectorId === undefined ? readSubject(named) : { id: AnomalyDetectorId };
      if (await removeDetector(context.db, context, which)) return {};
      throw new AwsError("ResourceNotFoundException", "The specified anomaly detector does not exist.");
    },
  }),
};

function stateOf(context: Context, detector: Detector): Promise<AnomalyDetector["StateValue"]> {
  const { accountId, region, now } = context;
  const setting = { accountId, region, now: now.getTime(), offsetMinutes: 0 };
  return trainedState(context, detector, async (queries, asked) => {
    return (await workOut(context, queries, asked, setting)).valueOf;
  });
}

/** The queries of a detector are those of GetMetricData, and as right as there. */
function checkQueries(
  { now }: Context,
  MetricDataQueries: NonNullable<Parameters<typeof parseMetricDataQuestion>[0]["MetricDataQueries"]>,
): void {
  try {
    const range = { StartTime: new Date(now.getTime() - 3_600_000), EndTime: now };
    parseMetricDataQuestion({ MetricDataQueries, ...range }, now.getTime());
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw new AwsError("InvalidParameterValueException", error.message);
  }
}

/** Without types only detectors on single metrics are answered (API reference, "DescribeAnomalyDetectors"). */
function questionOf(input: DescribeAnomalyDetectorsInput): DetectorQuestion {
  const { AnomalyDetectorIds, Namespace, MetricName, Dimensions, AnomalyDetectorTypes = [] } = input;
  const texts = [Namespace, MetricName, ...(Dimensions ?? []).flatMap(({ Name, Value }) => [Name, Value])];
  if (texts.some((text) => text?.includes("\0"))) {
    throw new AwsError("InvalidParameterValueException", "A filter holds a character that no metric can have.");
  }
  if (AnomalyDetectorIds && texts.some((text) => text !== undefined)) {
    throw new AwsError(
      "InvalidParameterCombinationException",
      "AnomalyDetectorIds can not be specified together with Namespace, MetricName or Dimensions.",
    );
  }
  const all = ["SINGLE_METRIC", "METRIC_MATH"];
  const usual = AnomalyDetectorIds ? all : ["SINGLE_METRIC"];
  return {
    kinds: AnomalyDetectorTypes.length > 0 ? AnomalyDetectorTypes : usual,
    ...(AnomalyDetectorIds ? { ids: AnomalyDetectorIds } : {}),
    ...(Namespace === undefined ? {} : { namespace: Namespace }),
    ...(MetricName === undefined ? {} : { metricName: MetricName }),
    ...(Dimensions ? { dimensions: [...seriesName("", "", Dimensions).dimensions] } : {}),
  };
}
