"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { useHydrated } from "@/components/console/use-hydrated";

type Props = {
  title: string;
  description?: string;
  submitText: string;
  working: boolean;
  onSubmit: () => void;
  /** What stood in the fields (by name) before the script ran: a password manager, or a quick typist, is faster. */
  onFilledEarly?: (values: Record<string, string>) => void;
  children: ReactNode;
};

/**
 * A form that takes passwords. Until its script runs it cannot be sent, and it is a POST in any case: a browser on its own
 * would put what was typed into the address.
 */
export function EntranceForm({ title, description, submitText, working, onSubmit, onFilledEarly, children }: Props) {
  const isAlive = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const takeOver = useEffectEvent(() => {
    if (form.current && onFilledEarly) onFilledEarly(filledFields(form.current));
  });
  useEffect(() => takeOver(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form ref={form} method="post" onSubmit={submit} noValidate>
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

function filledFields(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string" && value !== "");
  return Object.fromEntries(entries) as Record<string, string>;
}
