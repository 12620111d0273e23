"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { FormEvent, ReactNode } from "react";
import { useHydrated } from "@/components/console/use-hydrated";

type Props = {
  title: string;
  description?: string;
  submitText: string;
  working: boolean;
  onSubmit: () => void;
  children: ReactNode;
};

/**
 * A form that takes passwords. Until its script runs it cannot be sent, and it is a POST in any case: a browser on its own
 * would put what was typed into the address.
 */
export function EntranceForm({ title, description, submitText, working, onSubmit, children }: Props) {
  const isAlive = useHydrated();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form method="post" onSubmit={submit} noValidate>
      <Container
        header={
          <Header variant="h1" description={description}>
            {title}
          </Header>
        }
      >
        <SpaceBetween size="m">
          {children}
          <Button variant="primary" formAction="submit" loading={working} disabled={!isAlive} fullWidth>
            {submitText}
          </Button>
        </SpaceBetween>
      </Container>
    </form>
  );
}
