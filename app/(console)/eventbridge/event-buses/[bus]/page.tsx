import type { Metadata } from "next";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { currentCaller } from "@/lib/console/session";
import { busArn } from "@/lib/services/events/model/bus";
import { BusPolicy } from "./bus-policy";
import { BusTags } from "./bus-tags";
import { BusView } from "./bus-view";

type Props = {
  params: Promise<{ bus: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).bus) };
}

/** An event bus: its details, and its policy or its tags. */
export default async function EventBusPage({ params, searchParams }: Props) {
  const name = nameInPath((await params).bus);
  const bus = await askFor("events:DescribeEventBus", { Name: name });
  const arn = busArn(await currentCaller(), name);
  if ((await searchParams).tab === "tags") {
    const { Tags = [] } = await ask("events:ListTagsForResource", { ResourceARN: arn });
    const tags = Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
    return (
      <BusView bus={bus} tab="tags">
        <BusTags key={JSON.stringify(tags)} arn={arn} tags={tags} />
      </BusView>
    );
  }
  return (
    <BusView bus={bus} tab="policy">
      <BusPolicy key={bus.Policy ?? ""} name={name} arn={arn} policy={bus.Policy} />
    </BusView>
  );
}
