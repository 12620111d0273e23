"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tiles from "@cloudscape-design/components/tiles";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { resourceTimelinePath, userTimelinePath } from "@/components/cloudtrail/resource-path";
import { TopCounts } from "@/components/cloudtrail/top-counts";
import type { EventCount } from "@/lib/services/trail/model/count";

/** Whose timeline is to be seen: by name, or of those who changed the most. */
export function TimelineChoice({ users }: { users: readonly EventCount[] }) {
  const t = useTranslations("cloudtrail.timelines");
  const router = useRouter();
  const [kind, setKind] = useState<"user" | "resource">("user");
  const [name, setName] = useState("");
  const open = () => router.push(kind === "user" ? userTimelinePath(name.trim()) : resourceTimelinePath(name.trim()));
  return (
    <ContentLayout
      header={
        <Header variant="h1" description={t("description")}>
          {t("title")}
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container header={<Header variant="h2">{t("choose")}</Header>}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim()) open();
            }}
          >
            <SpaceBetween size="m">
              <Tiles
                ariaLabel={t("choose")}
                value={kind}
                onChange={({ detail }) => setKind(detail.value === "user" ? "user" : "resource")}
                items={(["user", "resource"] as const).map((value) => ({
                  value,
                  label: t(`kind.${value}`),
                  description: t(`kindHint.${value}`),
                }))}
              />
              <FormField label={t(`name.${kind}`)} constraintText={t("nameHint")}>
                <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
              </FormField>
              <Button variant="primary" formAction="submit" disabled={!name.trim()}>
                {t("open")}
              </Button>
            </SpaceBetween>
          </form>
        </Container>
        <TopCounts title={t("busiest")} counts={users} hrefOf={userTimelinePath} />
      </SpaceBetween>
    </ContentLayout>
  );
}
