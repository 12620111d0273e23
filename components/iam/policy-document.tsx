"use client";

import { useTranslations } from "next-intl";
import { JsonTree } from "@/components/text-editor/json-tree";
import { plainDocument } from "./plain-document";

/** Everything of a policy is unfolded at first. */
const WHOLE = 9;

/** A policy document to be read. */
export function PolicyDocument({ document, label }: { document: string | undefined; label: string }) {
  const t = useTranslations("iam-access.policies");
  return <JsonTree value={read(document)} label={label} depth={WHOLE} foldLabel={(name) => t("fold", { name })} />;
}

/** IAM has checked the document when it was kept; one that cannot be read is shown as the text it is. */
function read(document: string | undefined): unknown {
  const text = plainDocument(document);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
