import type { TaggedResource } from "@/lib/platform/arn";
import { type Context, widenedData } from "@/lib/platform/operation";
import { ResourceTags, resourcesNamed, type Tags } from "../model/resource-tags";

/** The rooms whose resources metrics name. */
const ROOMS = ["logs", "sns", "events", "firehose", "cloudwatch", "iam"];

/** As many resources of a room are looked at; a Region has fewer by AWS's quotas. */
const MAX_RESOURCES = 10_000;

type Dimensions = readonly { Name: string; Value: string }[];

export const resourceTags = {
  /**
   * The tags of the resource that each of some sets of dimensions names, in their order; null where one names none. AWS answers
   * them to the explorer by its Tagging API, and to whoever may read the metrics by Metrics Insights; here the right to list
   * metrics is enough.
   */
  ListMetricTags: widenedData("cloudwatch:ListMetrics")<{ Dimensions: Dimensions[] }, { Tags: (Tags | null)[] }>({
    handle: async (context, { Dimensions }) => {
      const isNaming = Dimensions.some((dimensions) => resourcesNamed(dimensions).length > 0);
      const tags = new ResourceTags(isNaming ? await taggedResources(context) : []);
      return { Tags: Dimensions.map((dimensions) => tags.of(dimensions) ?? null) };
    },
  }),
};

/** Every resource with tags that a metric can name. */
export async function taggedResources(context: Context): Promise<TaggedResource[]> {
  const rooms = await Promise.all(
    ROOMS.map((room) =>
      context.invoke<{ Resources: TaggedResource[] }>(`${room}:ListTaggedResources`, { Limit: MAX_RESOURCES }),
    ),
  );
  return rooms.flatMap(({ Resources }) => Resources);
}
