import type { TaggedResource } from "@/lib/platform/arn";
import { type Context, widenedData } from "@/lib/platform/operation";
import { resourceKey, resourcesNamed } from "../model/resource-tags";

/** The rooms whose resources metrics name. */
const ROOMS = ["logs", "sns", "events", "firehose", "cloudwatch", "iam"];

/** As many resources of a room are looked at; a Region has fewer by AWS's quotas. */
const MAX_RESOURCES = 10_000;

export const resourceTags = {
  /**
   * The tags of the resources that some metrics name by their dimensions. AWS answers them to the explorer by its Tagging API, and
   * to whoever may read the metrics by Metrics Insights; here the right to list metrics is enough.
   */
  ListMetricTags: widenedData("cloudwatch:ListMetrics")<
    { Dimensions: (readonly { Name: string; Value: string }[])[] },
    { Resources: TaggedResource[] }
  >({
    handle: async (context, { Dimensions }) => {
      const named = new Set(Dimensions.flatMap(resourcesNamed).map(resourceKey));
      const known = named.size === 0 ? [] : await taggedResources(context);
      return { Resources: known.filter((resource) => named.has(resourceKey(resource))) };
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
