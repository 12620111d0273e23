"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { EventSections } from "./event-sections";
import { selectorsOf } from "./selectors-of-draft";
import type { Step, TrailDraft } from "./trail-draft";
import { insightSelectors } from "./trail-requests";

type Props = { draft: TrailDraft; onEdit: (step: Step) => void };

/** The whole trail before it is made. */
export function TrailReview({ draft, onEdit }: Props) {
  const t = useTranslations("cloudtrail.wizard");
  const tTrails = useTranslations("cloudtrail.trails");
  const yes = (flag: boolean) => tTrails(flag ? "yes" : "no");
  const edit = (step: Step) => (
    <Button ariaLabel={`${t("edit")}: ${t(`step.${step}`)}`} onClick={() => onEdit(step)}>
      {t("edit")}
    </Button>
  );
  const { management, data } = draft.selectors;
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" actions={edit("attributes")}>
            {t("general")}
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            { label: t("name"), value: draft.name },
            { label: t("multiRegion"), value: yes(draft.multiRegion) },
            { label: t(`bucketKind.${draft.bucketKind}`), value: draft.bucket },
            { label: t("prefix"), value: draft.prefix || "-" },
            { label: t("validation"), value: yes(draft.validation) },
            { label: t("topicTitle"), value: draft.topicKind === "none" ? t("topicKind.none") : draft.topic },
            { label: t("logGroup"), value: draft.logs ? draft.logGroup : "-" },
            { label: t("role"), value: draft.logs ? draft.role : "-" },
            { label: t("tags"), value: draft.tags.map(({ key, value }) => `${key}=${value}`).join(", ") || "-" },
          ]}
        />
      </Container>
      <EventSections
        selectors={management || data ? selectorsOf(draft.selectors) : { EventSelectors: [] }}
        insights={insightSelectors(draft)}
        action={edit("events")}
      />
    </SpaceBetween>
  );
}
