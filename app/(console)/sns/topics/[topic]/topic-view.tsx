"use client";

import Button from "@cloudscape-design/components/button";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { ResourcePage } from "@/components/console/resource-page";
import { publishPath, topicPath } from "@/components/sns/sns-paths";
import { TopicDetails } from "@/components/sns/topic-details";
import type { TopicView as Topic } from "@/components/sns/topic-summary";
import { TOPIC_TABS, type TopicTab } from "@/components/sns/topic-tab";
import { deleteTopics } from "../actions";

type Props = {
  topic: Topic;
  tab: TopicTab;
  /** What the tab shows. */
  children: ReactNode;
};

/** The page of a topic around its tabs. */
export function TopicView({ topic, tab, children }: Props) {
  const t = useTranslations("sns.topic");
  const tTopics = useTranslations("sns.topics");
  const router = useRouter();
  const flash = useFlash();
  const [deleting, setDeleting] = useState(false);

  const remove = async () => {
    const answer = await deleteTopics([topic.arn]);
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: tTopics("deleted", { count: 1 }) });
    router.push("/sns/topics");
  };
  return (
    <>
      <ResourcePage
        name={topic.name}
        actions={
          <>
            <Button href={`${topicPath(topic.name)}/edit`}>{tTopics("edit")}</Button>
            <Button onClick={() => setDeleting(true)}>{tTopics("delete")}</Button>
            <Button variant="primary" href={publishPath(topic.name)}>
              {tTopics("publish")}
            </Button>
          </>
        }
        details={<TopicDetails topic={topic} />}
        tabs={TOPIC_TABS.map((id) => ({ id, label: t(`tab.${id}`) }))}
        tab={tab}
        ofTab={["outcome", "message"]}
      >
        {children}
      </ResourcePage>
      {deleting && (
        <DeleteDialog
          title={tTopics("delete")}
          typed={tTopics("deleteWord")}
          onDelete={remove}
          onClose={() => setDeleting(false)}
        >
          {tTopics("deleteWarning", { count: 1 })}
        </DeleteDialog>
      )}
    </>
  );
}
