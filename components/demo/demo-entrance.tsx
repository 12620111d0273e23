"use client";

import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEntrance } from "@/components/sign-in/use-entrance";
import type { Person } from "@/lib/demo/people";

type Props = { to: string; people: readonly Pick<Person, "userName" | "role">[] };

/** The way into the demo: its people are chosen, not checked. */
export function DemoEntrance({ to, people }: Props) {
  const t = useTranslations("demo.entrance");
  const tSignIn = useTranslations("sign-in");
  const { enter, entering, refusal } = useEntrance(to);
  const [chosen, setChosen] = useState<string>();
  return (
    <Container header={<Header variant="h1">{t("title")}</Header>}>
      <SpaceBetween size="m">
        {refusal && <Alert type="error">{tSignIn("unavailable")}</Alert>}
        <Box>{t("intro")}</Box>
        <ul className="m-0 flex list-none flex-col gap-3 p-0">
          {people.map(({ userName, role }) => (
            <li key={userName}>
              <Button
                fullWidth
                loading={entering && chosen === userName}
                disabled={entering && chosen !== userName}
                onClick={() => {
                  setChosen(userName);
                  void enter("demo", { userName });
                }}
              >
                {t("continue", { name: userName })}
              </Button>
              <Box variant="small" textAlign="center" display="block">
                {t(`role.${role}`)}
              </Box>
            </li>
          ))}
        </ul>
      </SpaceBetween>
    </Container>
  );
}
