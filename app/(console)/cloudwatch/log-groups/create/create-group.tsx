"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { PageForm } from "@/components/console/page-form";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { isGroupName } from "@/components/logs/log-names";
import { groupPath } from "@/components/logs/log-paths";
import { RetentionSelect } from "@/components/logs/retention-select";
import { useClassText } from "@/components/logs/use-class-text";
import { createLogGroup, type NewLogGroup } from "../actions";

const CLASSES = ["STANDARD", "INFREQUENT_ACCESS"] as const;

/** AWS's form for a new log group. */
export function CreateGroup() {
  const t = useTranslations("logs.create");
  const tGroups = useTranslations("logs.groups");
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
  const [taken, setTaken] = useState<string>();
  const wrongName = checked && !isGroupName(group.name) ? t("nameRules") : undefined;

  const submit = async () => {
    setChecked(true);
    if (!isGroupName(group.name) || tagMistakes(tags).some(Boolean)) return;
    const answer = await createLogGroup({
      ...group,
      tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
    });
    if (!answer.ok) {
      const isTaken = answer.error.code === "ResourceAlreadyExistsException";
      setTaken(isTaken ? answer.error.message : undefined);
      return isTaken ? undefined : answer.error;
    }
    flash.show({ type: "success", content: t("created", { name: group.name }) });
    router.push(groupPath(group.name));
  };
  const classes = CLASSES.map((value) => ({ value, label: sayClass(value) }));
  return (
    <PageForm title={t("title")} submit={t("submit")} cancelHref="/cloudwatch/log-groups" onSubmit={submit}>
      <Container header={<Header variant="h2">{t("details")}</Header>}>
        <SpaceBetween size="l">
          <FormField
            label={tGroups("name")}
            constraintText={wrongName ? undefined : t("nameRules")}
            errorText={taken ?? wrongName}
          >
            <Input
              value={group.name}
              spellcheck={false}
              onChange={({ detail }) => {
                setGroup({ ...group, name: detail.value });
                setTaken(undefined);
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
    </PageForm>
  );
}
