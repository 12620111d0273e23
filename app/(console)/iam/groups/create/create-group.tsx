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
import { NamePicker } from "@/components/iam/name-picker";
import { type PolicyChoice, PolicyPicker } from "@/components/iam/policy-picker";
import { principalPath } from "@/components/iam/principal";
import { createGroup } from "../actions";

/** IAM API Reference, CreateGroup. */
const GROUP_NAME = /^[\w+=,.@-]{1,128}$/;

/** AWS's form for a new group: name, users, permissions. */
export function CreateGroup({ userNames, policies }: { userNames: string[]; policies: PolicyChoice[] }) {
  const t = useTranslations("iam-access.groups");
  const router = useRouter();
  const flash = useFlash();
  const [name, setName] = useState("");
  const [users, setUsers] = useState<string[]>([]);
  const [arns, setArns] = useState<string[]>([]);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const isNamed = GROUP_NAME.test(name);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isNamed) return;
    setWorking(true);
    const answer = await createGroup(name, users, arns);
    setWorking(false);
    if (!answer.ok) return setRefused(answer.error.message);
    const { problems } = answer.output;
    flash.show({ type: "success", content: t("made", { name }) });
    if (problems.length > 0) flash.show({ type: "warning", content: problems.join(" ") });
    router.push(principalPath({ kind: "group", name }));
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Form
        header={<Header variant="h1">{t("create")}</Header>}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href="/iam/groups">
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
          <Container header={<Header variant="h2">{t("nameTitle")}</Header>}>
            <FormField
              label={t("name")}
              constraintText={t("nameRules")}
              errorText={checked && !isNamed ? t("nameWrong") : undefined}
            >
              <Input value={name} autoFocus spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
            </FormField>
          </Container>
          <Container header={<Header variant="h2">{t("users")}</Header>}>
            <NamePicker
              label={t("addUsers")}
              hint={t("addUsersHint")}
              names={userNames}
              chosen={users}
              onChange={setUsers}
            />
          </Container>
          <Container header={<Header variant="h2">{t("permissions")}</Header>}>
            <PolicyPicker policies={policies} chosen={arns} onChange={setArns} />
          </Container>
        </SpaceBetween>
      </Form>
    </form>
  );
}
