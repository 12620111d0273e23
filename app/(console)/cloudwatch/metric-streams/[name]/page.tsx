import type { Metadata } from "next";
import { streamLines } from "@/components/metric-streams/stream-graphs";
import { lastHours, parseTimeRange, resolveTimeRange } from "@/components/time-range/time-range";
import { ask, askFor, askIn } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { now } from "@/lib/platform/clock";
import { readGraphs } from "../../read-graphs";
import { StreamMonitoring } from "./stream-monitoring";
import { StreamSelection } from "./stream-selection";
import { StreamTags } from "./stream-tags";
import { StreamView } from "./stream-view";

type Search = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ name: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

/** A metric stream: what it is, how it fares, and whichever tab the address names. */
export default async function MetricStreamPage({ params, searchParams }: Props) {
  const [{ name: segment }, search, { region }] = await Promise.all([params, searchParams, currentCaller()]);
  const Name = nameInPath(segment);
  const stream = await askFor("cloudwatch:GetMetricStream", { Name });
  const [sending, firehoses] = await Promise.all([
    askFor("cloudwatch:DescribeMetricStreamSending", { Name }),
    ask("firehose:ListDeliveryStreamStates", {}),
  ]);
  const tab = search.tab === "metrics" || search.tab === "tags" ? search.tab : "monitoring";
  const content = async () => {
    if (tab === "metrics") return <StreamSelection stream={stream} />;
    if (tab === "tags") {
      const { Tags = [] } = await askFor("cloudwatch:ListTagsForResource", { ResourceARN: stream.Arn ?? "" });
      const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
      return <StreamTags key={JSON.stringify(tags)} arn={stream.Arn ?? ""} tags={tags} />;
    }
    const at = now();
    const text = (given: unknown) => (typeof given === "string" ? given : undefined);
    const range = parseTimeRange({ start: text(search.start), end: text(search.end) }, lastHours(3));
    const stretch = resolveTimeRange(range, at);
    const values = await readGraphs(askIn, [streamLines(Name, region, stretch, at)], stretch, at);
    return <StreamMonitoring stream={Name} initial={values} />;
  };
  return (
    <StreamView stream={stream} sending={sending} firehoses={firehoses} tab={tab}>
      {await content()}
    </StreamView>
  );
}
