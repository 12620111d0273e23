"use client";

import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import { SectionRefusal } from "./section-refusal";
import type { Part } from "./user-facts";

/** The groups that a user is in. */
export function GroupsSection({ groups }: { groups: Part<string[]> | undefined }) {
  const t = useTranslations("iam.groups");
  if (!groups) return null;
  if (!groups.ok) return <SectionRefusal refusal={groups.error} />;
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${groups.output.length})`} description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      {groups.output.length === 0 ? (
        <Box color="text-body-secondary">{t("none")}</Box>
      ) : (
        <ul className="m-0 pl-5">
          {groups.output.map((group) => (
            <li key={group}>{group}</li>
          ))}
        </ul>
      )}
    </Container>
  );
}
