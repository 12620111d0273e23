import type { Metadata } from "next";
import { connectionDraftOf } from "@/components/eventbridge/connections/connection-draft";
import { ConnectionSummary } from "@/components/eventbridge/connections/connection-summary";
import { askFor } from "@/lib/console/ask";
import { nameInPath } from "@/lib/console/name-in-path";
import { ConnectionForm } from "../connection-form";

type Props = { params: Promise<{ name: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameInPath((await params).name) };
}

/** A connection: its state, and its settings to be changed. Its secrets are never sent here. */
export default async function ConnectionPage({ params }: Props) {
  const connection = await askFor("events:DescribeConnection", { Name: nameInPath((await params).name) });
  const { ConnectionState, StateReason, ConnectionArn, LastAuthorizedTime } = connection;
  return (
    <ConnectionForm initial={connectionDraftOf(connection)} isNew={false}>
      <ConnectionSummary
        state={ConnectionState}
        reason={StateReason}
        arn={ConnectionArn ?? ""}
        authorizedAt={LastAuthorizedTime}
      />
    </ConnectionForm>
  );
}
