"use client";

import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { useFlash } from "@/components/console/flash";
import { AccessKeyDialog } from "@/components/iam/access-key-dialog";
import { AccessKeyTable } from "@/components/iam/access-key-table";
import { SectionRefusal } from "@/components/iam/section-refusal";
import type { AccessKey, Part } from "@/components/iam/user-facts";
import { activateAccessKey, createAccessKey, deleteAccessKey } from "./credential-actions";

/** IAM lets a user have this many, so that one can be replaced by the other. */
const MOST_KEYS = 2;

/** Access keys: made, shown once, switched off and on, deleted. */
export function AccessKeysSection({ userName, keys }: { userName: string; keys: Part<AccessKey[]> }) {
  const t = useTranslations("iam.keys");
  const flash = useFlash();
  const [working, setWorking] = useState(false);
  const [made, setMade] = useState<{ id: string; secret: string }>();
  const [deleting, setDeleting] = useState<AccessKey>();
  if (!keys.ok) return <SectionRefusal refusal={keys.error} />;

  const create = async () => {
    setWorking(true);
    const answer = await createAccessKey(userName);
    setWorking(false);
    if (answer.ok) setMade(answer.output);
    else flash.show({ type: "error", content: answer.error.message });
  };
  const activate = async ({ id }: AccessKey, active: boolean) => {
    const answer = await activateAccessKey(userName, id, active);
    if (answer.ok) flash.show({ type: "success", content: t(active ? "activated" : "deactivated", { id }) });
    else flash.show({ type: "error", content: answer.error.message });
  };
  const remove = async ({ id }: AccessKey) => {
    const answer = await deleteAccessKey(userName, id);
    if (!answer.ok) return answer.error.message;
    setDeleting(undefined);
    flash.show({ type: "success", content: t("deleted", { id }) });
    return undefined;
  };
  return (
    <>
      <AccessKeyTable
        keys={keys.output}
        actions={
          <Button loading={working} disabled={keys.output.length >= MOST_KEYS} onClick={() => void create()}>
            {t("create")}
          </Button>
        }
        rowActions={(key) => (
          <SpaceBetween direction="horizontal" size="s">
            <Button
              variant="inline-link"
              ariaLabel={t(key.active ? "deactivateNamed" : "activateNamed", { id: key.id })}
              onClick={() => void activate(key, !key.active)}
            >
              {t(key.active ? "deactivate" : "activate")}
            </Button>
            <Button
              variant="inline-link"
              disabled={key.active}
              disabledReason={t("deactivateFirst")}
              ariaLabel={t("deleteNamed", { id: key.id })}
              onClick={() => setDeleting(key)}
            >
              {t("delete")}
            </Button>
          </SpaceBetween>
        )}
      />
      {made && <AccessKeyDialog userName={userName} accessKey={made} onClose={() => setMade(undefined)} />}
      {deleting && (
        <DeleteDialog
          title={t("deleteTitle")}
          typed={deleting.id}
          onDelete={() => remove(deleting)}
          onClose={() => setDeleting(undefined)}
        >
          {t("deleteBody", { id: deleting.id })}
        </DeleteDialog>
      )}
    </>
  );
}
