"use client";

import type { User } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFlash } from "@/components/console/flash";
import { Timestamp } from "@/components/console/timestamp";
import { ChoiceDialog } from "@/components/iam/choice-dialog";
import { NamePicker } from "@/components/iam/name-picker";
import { principalPath } from "@/components/iam/principal";
import { ResourceTable } from "@/components/tables/resource-table";
import { addUsers, removeUsers } from "../actions";

type Props = { groupName: string; users: User[]; candidates: string[] };

/** Who is in the group; people are put in and taken out. */
export function MembersTab({ groupName, users, candidates }: Props) {
  const t = useTranslations("iam-access.groups");
  const flash = useFlash();
  const [selected, setSelected] = useState<User[]>([]);
  const [adding, setAdding] = useState(false);

  const remove = async () => {
    const answer = await removeUsers(
      groupName,
      selected.map(({ UserName = "" }) => UserName),
    );
    setSelected([]);
    if (answer.ok) flash.show({ type: "success", content: t("usersRemoved") });
    else flash.show({ type: "error", content: answer.error.message });
  };
  return (
    <>
      <ResourceTable
        id="iam-group-users"
        variant="container"
        title={t("users")}
        items={users}
        keyOf={({ UserId = "" }) => UserId}
        selection={{ type: "multi", selected, onChange: setSelected, labelOf: ({ UserName = "" }) => UserName }}
        filterPlaceholder={t("findUsers")}
        empty={{ title: t("noUsers"), action: <Button onClick={() => setAdding(true)}>{t("addUsers")}</Button> }}
        columns={[
          {
            id: "name",
            header: t("userName"),
            cell: ({ UserName = "" }) => <Link href={principalPath({ kind: "user", name: UserName })}>{UserName}</Link>,
            text: ({ UserName = "" }) => UserName,
            isRowHeader: true,
          },
          {
            id: "created",
            header: t("created"),
            cell: ({ CreateDate }) => <Timestamp value={CreateDate} format="stamp" />,
            order: ({ CreateDate }) => CreateDate?.getTime() ?? 0,
          },
        ]}
        actions={
          <>
            <Button disabled={selected.length === 0} onClick={() => void remove()}>
              {t("removeUsers")}
            </Button>
            <Button variant="primary" onClick={() => setAdding(true)}>
              {t("addUsers")}
            </Button>
          </>
        }
      />
      {adding && (
        <ChoiceDialog
          title={t("addUsers")}
          picker={(held) => <NamePicker label={t("addUsers")} hint={t("addUsersHint")} names={candidates} {...held} />}
          onChoose={(names) => addUsers(groupName, names)}
          onDone={() => {
            setAdding(false);
            flash.show({ type: "success", content: t("usersAdded") });
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
