import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ask } from "@/lib/console/ask";
import { BucketList } from "./bucket-list";
import { readBuckets } from "./read-buckets";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("s3.buckets"))("title") };
}

export default async function BucketsPage() {
  return <BucketList initial={await readBuckets(ask)} />;
}
