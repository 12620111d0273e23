"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useTranslations } from "next-intl";
import { PolicyEditor } from "./policy-editor";
import { TRUSTED_SERVICES, type TrustedEntity, trustPolicyOf } from "./trust-policy";

/** IAM User Guide, "IAM and AWS STS quotas": a role's trust policy, in characters without white space. */
export const TRUST_SIZE = 2048;

type Props = { accountId: string; entity: TrustedEntity; onChange: (entity: TrustedEntity) => void };

/** Who may assume the role: a service, an account, or whoever a policy of one's own names. */
export function TrustFields({ accountId, entity, onChange }: Props) {
  const t = useTranslations("iam-access.trust");
  const choose = (kind: string) => {
    if (kind === "service") onChange({ kind, service: TRUSTED_SERVICES[0] });
    else if (kind === "custom") onChange({ kind, document: trustPolicyOf(entity) });
    else onChange({ kind: "account", accountId, externalId: "", requiresMfa: false });
  };
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{t("type")}</Header>}>
        <Tiles
          ariaLabel={t("type")}
          columns={3}
          value={entity.kind}
          items={(["account", "service", "custom"] as const).map((kind) => ({
            value: kind,
            label: t(kind),
            description: t(`${kind}Hint`),
          }))}
          onChange={({ detail }) => choose(detail.value)}
        />
      </Container>
      <Container header={<Header variant="h2">{t(entity.kind)}</Header>}>
        {entity.kind === "service" && (
          <FormField label={t("serviceLabel")}>
            <Select
              filteringType="auto"
              options={TRUSTED_SERVICES.map((service) => ({ value: service, label: service }))}
              selectedOption={{ value: entity.service, label: entity.service }}
              onChange={({ detail }) => onChange({ kind: "service", service: detail.selectedOption.value ?? "" })}
            />
          </FormField>
        )}
        {entity.kind === "account" && <AccountFields entity={entity} onChange={onChange} />}
        {entity.kind === "custom" && (
          <PolicyEditor
            kind="trust"
            maximumSize={TRUST_SIZE}
            value={entity.document}
            onChange={(document) => onChange({ kind: "custom", document })}
          />
        )}
      </Container>
    </SpaceBetween>
  );
}

type AccountProps = {
  entity: Extract<TrustedEntity, { kind: "account" }>;
  onChange: (entity: TrustedEntity) => void;
};

function AccountFields({ entity, onChange }: AccountProps) {
  const t = useTranslations("iam-access.trust");
  return (
    <SpaceBetween size="l">
      <FormField
        label={t("accountLabel")}
        description={t("accountDescription")}
        errorText={/^\d{12}$/.test(entity.accountId) ? undefined : t("accountWrong")}
      >
        <Input
          inputMode="numeric"
          value={entity.accountId}
          onChange={({ detail }) => onChange({ ...entity, accountId: detail.value.trim() })}
        />
      </FormField>
      <FormField label={t("externalId")} description={t("externalIdHint")}>
        <Input value={entity.externalId} onChange={({ detail }) => onChange({ ...entity, externalId: detail.value })} />
      </FormField>
      <Checkbox
        checked={entity.requiresMfa}
        onChange={({ detail }) => onChange({ ...entity, requiresMfa: detail.checked })}
      >
        {t("mfa")}
      </Checkbox>
    </SpaceBetween>
  );
}
