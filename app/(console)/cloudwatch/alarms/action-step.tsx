"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ActionFields } from "@/components/alarms/wizard/action-fields";
import type { AlarmDraft } from "@/components/alarms/wizard/alarm-draft";
import type { Mistakes } from "@/components/alarms/wizard/draft-mistakes";
import { NewTopicDialog } from "@/components/alarms/wizard/new-topic-dialog";
import { useFlash } from "@/components/console/flash";
import type { TopicSummary } from "@/components/sns/topic-summary";
import { useAsk } from "@/lib/console/use-ask";
import { readTopics } from "../../sns/topics/read-topics";
import { createNotificationTopic } from "./actions";

type Props = { draft: AlarmDraft; mistakes: Mistakes; onChange: (change: Partial<AlarmDraft>) => void };

/** The wizard's step for actions, with the topics that there are and a way to make another. */
export function ActionStep({ draft, mistakes, onChange }: Props) {
  const t = useTranslations("alarms.newTopic");
  const ask = useAsk();
  const flash = useFlash();
  const [topics, setTopics] = useState<readonly TopicSummary[]>([]);
  const [problem, setProblem] = useState<string>();
  const [isMaking, setMaking] = useState(false);

  useEffect(() => {
    // Who may not list topics can still enter an ARN, and is told why none is offered.
    readTopics(ask).then(setTopics, (error: Error) => setProblem(error.message));
  }, [ask]);

  const create = async (name: string, emails: string[]) => {
    const answer = await createNotificationTopic(name, emails);
    if (!answer.ok) return answer.error.message;
    const { arn } = answer.output;
    setTopics([...topics.filter((topic) => topic.arn !== arn), { name, arn }]);
    onChange({ actions: [...draft.actions, { state: "ALARM", arn }] });
    flash.show({ type: "success", content: t("created", { name }) });
    setMaking(false);
  };
  return (
    <>
      <ActionFields
        draft={draft}
        mistakes={mistakes}
        topics={topics}
        topicsProblem={problem}
        onChange={onChange}
        onNewTopic={() => setMaking(true)}
      />
      {isMaking && <NewTopicDialog onCreate={create} onClose={() => setMaking(false)} />}
    </>
  );
}
