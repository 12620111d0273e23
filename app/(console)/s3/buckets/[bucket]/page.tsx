import type { Metadata } from "next";
import { ask } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { ObjectList } from "./object-list";
import { readObjects } from "./read-objects";

type Props = { params: Promise<{ bucket: string }>; searchParams: Promise<{ prefix?: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).bucket) };
}

export default async function BucketPage({ params, searchParams }: Props) {
  const bucket = nameInPath((await params).bucket);
  const { prefix = "" } = await searchParams;
  return <ObjectList bucket={bucket} prefix={prefix} initial={await readObjects(ask, bucket, prefix, undefined)} />;
}
