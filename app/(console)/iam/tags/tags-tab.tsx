"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { saveTags, type Tagged } from "./actions";

/** The tags of a user, a role or a policy, changed in place. */
export function TagsTab({ tagged, tags }: { tagged: Tagged; tags: TagField[] }) {
  const t = useTranslations("iam.tags");
  const flash = useFlash();
  const [edited, setEdited] = useState(tags);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string>();

  const save = async () => {
    setChecked(true);
    if (tagMistakes(edited).some(Boolean)) return;
    setWorking(true);
    const answer = await saveTags(tagged, tags, edited);
    setWorking(false);
    setProblem(answer.ok ? undefined : answer.error.message);
    if (answer.ok) flash.show({ type: "success", content: t("saved") });
  };
  return (
    <Container
      header={
        <Header variant="h2" description={t("description")}>
          {t("title")}
        </Header>
      }
      footer={
        <Button loading={working} onClick={() => void save()}>
          {t("save")}
        </Button>
      }
    >
      <SpaceBetween size="m">
        {problem && <Alert type="error">{problem}</Alert>}
        <TagFields value={edited} onChange={setEdited} checked={checked} />
      </SpaceBetween>
    </Container>
  );
}
