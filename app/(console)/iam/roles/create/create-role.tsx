"use client";

import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import Wizard from "@cloudscape-design/components/wizard";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { type TagField, TagFields, tagMistakes } from "@/components/console/tag-fields";
import { type PolicyChoice, PolicyPicker } from "@/components/iam/policy-picker";
import { principalPath } from "@/components/iam/principal";
import { TRUST_SIZE, TrustFields } from "@/components/iam/trust-fields";
import { type TrustedEntity, trustPolicyOf } from "@/components/iam/trust-policy";
import { findMistakes } from "@/lib/languages/policy/parse";
import { createRole } from "../actions";

/** IAM API Reference, CreateRole. */
const ROLE_NAME = /^[\w+=,.@-]{1,64}$/;

type Props = { accountId: string; policies: PolicyChoice[] };

/** AWS's three steps to a role: who is trusted, what it may do, how it is called. */
export function CreateRole({ accountId, policies }: Props) {
  const t = useTranslations("iam-access.roles");
  const router = useRouter();
  const flash = useFlash();
  const [place, setPlace] = useState(0);
  const [entity, setEntity] = useState<TrustedEntity>({
    kind: "account",
    accountId,
    externalId: "",
    requiresMfa: false,
  });
  const [arns, setArns] = useState<string[]>([]);
  const [name, setName] = useState("");
  const [description, setDescription] = useState("");
  const [tags, setTags] = useState<TagField[]>([]);
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string>();
  const trustPolicy = trustPolicyOf(entity);
  const isTrustRight = findMistakes(trustPolicy, { kind: "trust", maximumSize: TRUST_SIZE }).length === 0;

  const submit = async () => {
    setChecked(true);
    if (!ROLE_NAME.test(name) || tagMistakes(tags).some(Boolean)) return setRefused(t("fixMistakes"));
    setWorking(true);
    const answer = await createRole({ name, description, trustPolicy, policyArns: arns, tags });
    setWorking(false);
    if (!answer.ok) return setRefused(answer.error.message);
    flash.show({ type: "success", content: t("made", { name }) });
    const { problems } = answer.output;
    if (problems.length > 0) flash.show({ type: "warning", content: problems.join(" ") });
    router.push(principalPath({ kind: "role", name }));
  };
  return (
    <Wizard
      activeStepIndex={place}
      isLoadingNextStep={working}
      submitButtonText={t("create")}
      onNavigate={({ detail }) => isTrustRight && setPlace(detail.requestedStepIndex)}
      onCancel={() => router.push("/iam/roles")}
      onSubmit={() => void submit()}
      steps={[
        {
          title: t("stepTrust"),
          description: t("stepTrustHint"),
          errorText: isTrustRight ? undefined : t("fixMistakes"),
          content: <TrustFields accountId={accountId} entity={entity} onChange={setEntity} />,
        },
        {
          title: t("stepPermissions"),
          description: t("stepPermissionsHint"),
          isOptional: true,
          content: (
            <Container header={<Header variant="h2">{t("permissions")}</Header>}>
              <PolicyPicker policies={policies} chosen={arns} onChange={setArns} />
            </Container>
          ),
        },
        {
          title: t("stepName"),
          description: t("stepNameHint"),
          errorText: refused,
          content: (
            <SpaceBetween size="l">
              <Container header={<Header variant="h2">{t("details")}</Header>}>
                <SpaceBetween size="l">
                  <FormField
                    label={t("name")}
                    constraintText={t("nameRules")}
                    errorText={checked && !ROLE_NAME.test(name) ? t("nameWrong") : undefined}
                  >
                    <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
                  </FormField>
                  <FormField label={t("roleDescription")} constraintText={t("descriptionRules")}>
                    <Textarea
                      value={description}
                      onChange={({ detail }) => setDescription(detail.value.slice(0, 1000))}
                    />
                  </FormField>
                </SpaceBetween>
              </Container>
              <Container header={<Header variant="h2">{t("trust")}</Header>}>
                <pre className="m-0 font-mono text-xs whitespace-pre-wrap">{trustPolicy}</pre>
              </Container>
              <Container header={<Header variant="h2">{t("tags")}</Header>}>
                <TagFields value={tags} onChange={setTags} checked={checked} />
              </Container>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
