"use client";

import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { ChoiceDialog } from "@/components/iam/choice-dialog";
import { NamePicker } from "@/components/iam/name-picker";
import { principalPath } from "@/components/iam/principal";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { Part } from "@/components/iam/user-facts";
import { ResourceTable } from "@/components/tables/resource-table";
import { joinGroups, leaveGroups } from "./membership-actions";

type Props = { userName: string; groups: Part<string[]> | undefined; candidates: string[] };

/** The groups that a user is in; joined and left here. */
export function GroupsTab({ userName, groups, candidates }: Props) {
  const t = useTranslations("iam.groups");
  const flash = useFlash();
  const [selected, setSelected] = useState<string[]>([]);
  const [joining, setJoining] = useState(false);
  if (!groups) return null;
  if (!groups.ok) return <SectionRefusal refusal={groups.error} />;

  const leave = async () => {
    const answer = await leaveGroups(userName, selected);
    setSelected([]);
    flash.show(answer.ok ? { type: "success", content: t("left") } : { type: "error", content: answer.error.message });
  };
  return (
    <>
      <ResourceTable
        id="iam-user-groups"
        variant="container"
        title={t("title")}
        description={t("description")}
        items={groups.output}
        keyOf={(name) => name}
        selection={{ type: "multi", selected, onChange: setSelected, labelOf: (name) => name }}
        filterPlaceholder={t("find")}
        empty={{ title: t("none"), action: <Button onClick={() => setJoining(true)}>{t("join")}</Button> }}
        columns={[
          {
            id: "name",
            header: t("name"),
            cell: (name) => <Link href={principalPath({ kind: "group", name })}>{name}</Link>,
            text: (name) => name,
            isRowHeader: true,
          },
        ]}
        actions={
          <>
            <Button disabled={selected.length === 0} onClick={() => void leave()}>
              {t("leave")}
            </Button>
            <Button onClick={() => setJoining(true)}>{t("join")}</Button>
          </>
        }
      />
      {joining && (
        <ChoiceDialog
          title={t("join")}
          picker={(held) => (
            <NamePicker
              label={t("join")}
              names={candidates.filter((name) => !groups.output.includes(name))}
              {...held}
            />
          )}
          onChoose={(names) => joinGroups(userName, names)}
          onDone={() => {
            setJoining(false);
            flash.show({ type: "success", content: t("joined") });
          }}
          onClose={() => setJoining(false)}
        />
      )}
    </>
  );
}
