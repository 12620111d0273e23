"use client";

import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { ChoiceDialog } from "@/components/iam/choice-dialog";
import { NamePicker } from "@/components/iam/name-picker";
import { type Principal, principalPath } from "@/components/iam/principal";
import { ResourceTable } from "@/components/tables/resource-table";
import { detachPolicy } from "../../permissions/actions";
import { attachTo } from "../actions";

type Props = { arn: string; holders: Principal[]; candidates: Principal[] };

/** Who has the policy: users, groups and roles. It is given to more of them, or taken away. */
export function EntitiesTab({ arn, holders, candidates }: Props) {
  const t = useTranslations("iam-access.entities");
  const tKind = useTranslations("iam-access.entities.kind");
  const flash = useFlash();
  const [selected, setSelected] = useState<Principal[]>([]);
  const [attaching, setAttaching] = useState(false);
  const label = ({ kind, name }: Principal) => `${tKind(kind)}: ${name}`;
  const free = candidates.filter((one) => !holders.some((holder) => keyOf(holder) === keyOf(one)));

  const detach = async () => {
    for (const principal of selected) {
      const answer = await detachPolicy(principal, arn);
      if (!answer.ok) return flash.show({ type: "error", content: answer.error.message });
    }
    setSelected([]);
    flash.show({ type: "success", content: t("detached") });
  };
  return (
    <>
      <ResourceTable
        id="iam-policy-entities"
        variant="container"
        title={t("title")}
        items={holders}
        keyOf={keyOf}
        selection={{ type: "multi", selected, onChange: setSelected, labelOf: label }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <Button onClick={() => setAttaching(true)}>{t("attach")}</Button> }}
        columns={[
          {
            id: "name",
            header: t("name"),
            cell: (principal) => <Link href={principalPath(principal)}>{principal.name}</Link>,
            text: ({ name }) => name,
            isRowHeader: true,
          },
          { id: "kind", header: t("kindLabel"), cell: ({ kind }) => tKind(kind), text: ({ kind }) => tKind(kind) },
        ]}
        actions={
          <>
            <Button disabled={selected.length === 0} onClick={() => void detach()}>
              {t("detach")}
            </Button>
            <Button variant="primary" onClick={() => setAttaching(true)}>
              {t("attach")}
            </Button>
          </>
        }
      />
      {attaching && (
        <ChoiceDialog
          title={t("attach")}
          picker={(held) => <NamePicker label={t("attach")} names={free.map(label)} {...held} />}
          onChoose={(labels) =>
            attachTo(
              arn,
              free.filter((one) => labels.includes(label(one))),
            )
          }
          onDone={() => {
            setAttaching(false);
            flash.show({ type: "success", content: t("attached") });
          }}
          onClose={() => setAttaching(false)}
        />
      )}
    </>
  );
}

function keyOf({ kind, name }: Principal): string {
  return `${kind}/${name}`;
}
