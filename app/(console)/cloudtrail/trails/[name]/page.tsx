import type { Metadata } from "next";
import { ask, askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { now } from "@/lib/platform/clock";
import { currentScope } from "../current-scope";
import { readTrail } from "./read-trail";
import { TrailPage } from "./trail-page";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

export default async function TrailDetailPage({ params }: Props) {
  const name = nameInPath((await params).name);
  await askFor("cloudtrail:GetTrail", { Name: name });
  const scope = await currentScope();
  return <TrailPage name={name} scope={scope} initial={await readTrail(ask, name, scope, now())} />;
}
