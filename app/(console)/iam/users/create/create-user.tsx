"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useFlash } from "@/components/console/flash";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { type ConsoleAccess, ConsoleAccessFields, suggestedAccess } from "@/components/iam/console-access-fields";
import { MadeUserView } from "@/components/iam/made-user-view";
import { meetsPasswordRules } from "@/components/iam/password-checks";
import type { PasswordRules } from "@/components/iam/password-rules";
import { type PolicyChoice, PolicyPicker } from "@/components/iam/policy-picker";
import { createUser, type MadeUser } from "./actions";

/** IAM API Reference, CreateUser: up to 64 letters, digits and _+=,.@- */
const USER_NAME = /^[\w+=,.@-]{1,64}$/;

type Props = { policies: PolicyChoice[]; signInAddress: string; rules: PasswordRules | undefined };

/** One form for what AWS asks in three steps; then the credentials, once. */
export function CreateUser({ policies, signInAddress, rules }: Props) {
  const t = useTranslations("iam.create");
  const flash = useFlash();
  const [userName, setUserName] = useState("");
  const [access, setAccess] = useState<ConsoleAccess>();
  const [accessKey, setAccessKey] = useState(false);
  const [policyArns, setPolicyArns] = useState<string[]>([]);
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<{ code: string; message: string }>();
  const [made, setMade] = useState<MadeUser>();

  const isNamed = USER_NAME.test(userName);
  const isReady =
    isNamed && (!access || meetsPasswordRules(rules, access.password)) && !tagMistakes(tags).some(Boolean);
  const isTaken = refused?.code === "EntityAlreadyExistsException";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isReady) return;
    setWorking(true);
    const answer = await createUser({ userName, console: access, accessKey, policyArns, tags });
    setWorking(false);
    if (!answer.ok) return setRefused(answer.error);
    setMade(answer.output);
    flash.show({ type: "success", content: t("created", { name: userName }) });
  };
  const header = <Header variant="h1">{made ? t("madeTitle", { name: userName }) : t("title")}</Header>;
  if (made) {
    const password = made.hasPassword ? access?.password : undefined;
    return (
      <ContentLayout header={header}>
        <SpaceBetween size="l">
          <Container header={<Header variant="h2">{t("credentials")}</Header>}>
            <MadeUserView {...{ userName, signInAddress, password }} {...made} />
          </Container>
          <SpaceBetween direction="horizontal" size="xs">
            <Button href="/iam/users">{t("toList")}</Button>
            <Button variant="primary" href={`/iam/users/${encodeURIComponent(userName)}`}>
              {t("toUser")}
            </Button>
          </SpaceBetween>
        </SpaceBetween>
      </ContentLayout>
    );
  }
  return (
    <ContentLayout header={header}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Form
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" href="/iam/users">
                {t("cancel")}
              </Button>
              <Button variant="primary" formAction="submit" loading={working}>
                {t("submit")}
              </Button>
            </SpaceBetween>
          }
        >
          <SpaceBetween size="l">
            {refused && !isTaken && <Alert type="error">{refused.message}</Alert>}
            <Container header={<Header variant="h2">{t("details")}</Header>}>
              <SpaceBetween size="l">
                <FormField
                  label={t("userName")}
                  constraintText={t("userNameHint")}
                  errorText={isTaken ? refused?.message : checked && !isNamed ? t("userNameWrong") : undefined}
                >
                  <Input value={userName} autoFocus onChange={({ detail }) => setUserName(detail.value)} />
                </FormField>
                <Checkbox
                  checked={access !== undefined}
                  description={t("consoleHint")}
                  onChange={({ detail }) => setAccess(detail.checked ? suggestedAccess(rules) : undefined)}
                >
                  {t("console")}
                </Checkbox>
                {access && <ConsoleAccessFields rules={rules} value={access} onChange={setAccess} checked={checked} />}
                <Checkbox
                  checked={accessKey}
                  description={t("accessKeyHint")}
                  onChange={({ detail }) => setAccessKey(detail.checked)}
                >
                  {t("accessKey")}
                </Checkbox>
              </SpaceBetween>
            </Container>
            <Container header={<Header variant="h2">{t("permissions")}</Header>}>
              <PolicyPicker policies={policies} chosen={policyArns} onChange={setPolicyArns} />
            </Container>
            <Container header={<Header variant="h2">{t("tags")}</Header>}>
              <TagFields value={tags} onChange={setTags} checked={checked} />
            </Container>
          </SpaceBetween>
        </Form>
      </form>
    </ContentLayout>
  );
}
