"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { isGroupName } from "@/components/logs/log-names";
import { groupPath } from "@/components/logs/log-paths";
import { RetentionSelect } from "@/components/logs/retention-select";
import { useClassText } from "@/components/logs/use-class-text";
import { createLogGroup, type NewLogGroup } from "../actions";

type Refusal = { code: string; message: string };

const CLASSES = ["STANDARD", "INFREQUENT_ACCESS"] as const;

/** AWS's form for a new log group. */
export function CreateGroup() {
  const t = useTranslations("logs.create");
  const tGroups = useTranslations("logs.groups");
  const tConsole = useTranslations("console");
  const sayClass = useClassText();
  const router = useRouter();
  const flash = useFlash();
  const [group, setGroup] = useState<Omit<NewLogGroup, "tags">>({
    name: "",
    class: "STANDARD",
    retentionDays: undefined,
    isDeletionProtected: false,
  });
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const isTaken = refusal?.code === "ResourceAlreadyExistsException";
  const wrongName = checked && !isGroupName(group.name) ? t("nameRules") : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isGroupName(group.name) || tagMistakes(tags).some(Boolean)) return;
    setSaving(true);
    const answer = await createLogGroup({
      ...group,
      tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    });
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    flash.show({ type: "success", content: t("created", { name: group.name }) });
    router.push(groupPath(group.name));
  };
  const classes = CLASSES.map((value) => ({ value, label: sayClass(value) }));
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{t("title")}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href="/cloudwatch/log-groups">
              {tConsole("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={saving}>
              {t("submit")}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {refusal && !isTaken && (
            <Alert type="error" header={refusal.code}>
              {refusal.message}
            </Alert>
          )}
          <Container header={<Header variant="h2">{t("details")}</Header>}>
            <SpaceBetween size="l">
              <FormField
                label={tGroups("name")}
                constraintText={wrongName ? undefined : t("nameRules")}
                errorText={isTaken ? refusal.message : wrongName}
              >
                <Input
                  value={group.name}
                  spellcheck={false}
                  onChange={({ detail }) => {
                    setGroup({ ...group, name: detail.value });
                    setRefusal(undefined);
                  }}
                />
              </FormField>
              <FormField label={t("retention")}>
                <RetentionSelect
                  value={group.retentionDays}
                  onChange={(retentionDays) => setGroup({ ...group, retentionDays })}
                />
              </FormField>
              <FormField label={tGroups("class")} description={t("classHint")}>
                <Select
                  options={classes}
                  selectedOption={classes.find(({ value }) => value === group.class) ?? null}
                  onChange={({ detail }) => {
                    const chosen = CLASSES.find((value) => value === detail.selectedOption.value);
                    if (chosen) setGroup({ ...group, class: chosen });
                  }}
                />
              </FormField>
              <Checkbox
                checked={group.isDeletionProtected}
                description={t("protectionHint")}
                onChange={({ detail }) => setGroup({ ...group, isDeletionProtected: detail.checked })}
              >
                {tGroups("deletionProtection")}
              </Checkbox>
            </SpaceBetween>
          </Container>
          <Container
            header={
              <Header variant="h2" description={t("tagsHint")}>
                {t("tags")}
              </Header>
            }
          >
            <TagFields value={tags} onChange={setTags} checked={checked} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}
