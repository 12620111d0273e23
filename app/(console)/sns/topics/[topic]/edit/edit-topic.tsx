"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
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
  const tConsole = useTranslations("console");
  const router = useRouter();
  const flash = useFlash();
  const [before] = useState<Record<string, string>>(() =>
    Object.fromEntries(EDITABLE.map((one) => [one, prettyJson(attributes[one] ?? "") ?? attributes[one] ?? ""])),
  );
  const [draft, setDraft] = useState(before);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaving(true);
    const changed = Object.entries(draft).filter(([one, value]) => before[one] !== value);
    const answer = await setTopicAttributes(arn, Object.fromEntries(changed));
    setSaving(false);
    if (!answer.ok) return setProblem(answer.error.message);
    flash.show({ type: "success", content: tTopic("saved", { name }) });
    router.push(topicPath(name));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{t("editNamed", { name })}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href={topicPath(name)}>
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={saving}>
              {tTopic("save")}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {problem && <Alert type="error">{problem}</Alert>}
          <TopicSettings value={draft} onChange={setDraft} />
        </SpaceBetween>
      </Form>
    </form>
  );
}
