"use client";

import Box from "@cloudscape-design/components/box";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { pagesOf, SERVICES } from "./navigation";

/** The first page: every service and its pages, below what else there is to say. */
export function ConsoleHome({ children }: { children?: ReactNode }) {
  const t = useTranslations("console");
  return (
    <ContentLayout defaultPadding header={<Header variant="h1">{t("welcome.title")}</Header>}>
      <SpaceBetween size="l">
        {children}
        <ColumnLayout columns={3}>
          {SERVICES.map((service) => (
            <Container
              key={service.id}
              fitHeight
              header={
                <Header variant="h2" description={t(`navigation.${service.id}.description`)}>
                  <Link href={service.path} fontSize="inherit">
                    {t(`navigation.${service.id}.title`)}
                  </Link>
                </Header>
              }
            >
              <nav aria-label={t(`navigation.${service.id}.title`)}>
                {pagesOf(service).map(({ id, path }) => (
                  <Box key={id}>
                    <Link href={path}>{t(`navigation.${id}`)}</Link>
                  </Box>
                ))}
              </nav>
            </Container>
          ))}
        </ColumnLayout>
      </SpaceBetween>
    </ContentLayout>
  );
}
