"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { PolicyEditor } from "@/components/iam/policy-editor";
import { policyPath } from "@/components/iam/policy-path";
import { MANAGED_SIZE, STARTING_POINT } from "@/components/iam/policy-start";
import { StatementForm } from "@/components/iam/statement-form";
import { findMistakes } from "@/lib/languages/policy/parse";
import { createPolicy } from "../actions";

/** IAM API Reference, CreatePolicy. */
const POLICY_NAME = /^[\w+=,.@-]{1,128}$/;

/** A new managed policy: its JSON, written by hand or statement by statement, and its name. */
export function CreatePolicy({ actionNames }: { actionNames: string[] }) {
  const t = useTranslations("iam-access.policies");
  const router = useRouter();
  const flash = useFlash();
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [document, setDocument] = useState(STARTING_POINT);
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const isNamed = POLICY_NAME.test(name);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isNamed || tagMistakes(tags).some(Boolean)) return;
    if (findMistakes(document, { maximumSize: MANAGED_SIZE }).length > 0) return;
    setWorking(true);
    const answer = await createPolicy({ name, description, document, tags });
    setWorking(false);
    if (!answer.ok) return setRefused(answer.error.message);
    flash.show({ type: "success", content: t("made", { name }) });
    router.push(policyPath(answer.output.arn));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{t("create")}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href="/iam/policies">
              {t("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={working}>
              {t("create")}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {refused && <Alert type="error">{refused}</Alert>}
          <Container header={<Header variant="h2">{t("details")}</Header>}>
            <SpaceBetween size="l">
              <FormField
                label={t("name")}
                constraintText={t("nameRules")}
                errorText={checked && !isNamed ? t("nameWrong") : undefined}
              >
                <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <FormField label={t("policyDescription")}>
                <Input value={description} onChange={({ detail }) => setDescription(detail.value.slice(0, 1000))} />
              </FormField>
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">{t("document")}</Header>}>
            <SpaceBetween size="l">
              <StatementForm actionNames={actionNames} document={document} onChange={setDocument} />
              <PolicyEditor value={document} onChange={setDocument} maximumSize={MANAGED_SIZE} />
            </SpaceBetween>
          </Container>
          <Container header={<Header variant="h2">{t("tags")}</Header>}>
            <TagFields value={tags} onChange={setTags} checked={checked} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}
