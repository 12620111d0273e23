"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { prettyJson } from "@/components/console/pretty-json";
import { topicPath } from "@/components/sns/sns-paths";
import { TopicSettings } from "@/components/sns/topic-settings";
import { setTopicAttributes } from "../../actions";

type Props = { name: string; arn: string; attributes: Readonly<Record<string, string>> };

const EDITABLE = ["DisplayName", "SignatureVersion", "Policy", "DeliveryPolicy"] as const;

/** The settings of a topic, to be changed; only what was changed is sent. */
export function EditTopic({ name, arn, attributes }: Props) {
  const t = useTranslations("sns.topics");
  const tTopic = useTranslations("sns.topic");
  const router = useRouter();
  const flash = useFlash();
  const [before] = useState<Record<string, string>>(() =>
    Object.fromEntries(EDITABLE.map((one) => [one, prettyJson(attributes[one] ?? "") ?? attributes[one] ?? ""])),
  );
  const [draft, setDraft] = useState(before);

  const submit = async () => {
    const changed = Object.entries(draft).filter(([one, value]) => before[one] !== value);
    const answer = await setTopicAttributes(arn, Object.fromEntries(changed));
    if (!answer.ok) return { message: answer.error.message };
    flash.show({ type: "success", content: tTopic("saved", { name }) });
    router.push(topicPath(name));
  };
  return (
    <PageForm title={t("editNamed", { name })} submit={tTopic("save")} cancelHref={topicPath(name)} onSubmit={submit}>
      <TopicSettings value={draft} onChange={setDraft} />
    </PageForm>
  );
}
