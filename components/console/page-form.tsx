"use client";

import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Form from "@cloudscape-design/components/form";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";

/** Why a form was not accepted: AWS's code, where it tells more than the message, and AWS's message. */
type Refusal = { code?: string; message: string };

type Props = {
  title: string;
  /** What stands under the title. */
  hint?: ReactNode;
  /** What the button says. */
  submit: string;
  /** What is wrong with the form as a whole, said beside its buttons. */
  mistake?: string;
  cancelHref: string;
  /** Sends the form; answers what it was refused with, and nothing where fields say themselves what is wrong. */
  onSubmit: () => Promise<Refusal | undefined>;
  children: ReactNode;
};

/** A form that is a page: its title, its fields, what it was refused with above them, and the way back. */
export function PageForm({ title, hint, submit, mistake, cancelHref, onSubmit, children }: Props) {
  const t = useTranslations("console");
  const [working, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setRefusal(await onSubmit());
    setWorking(false);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Form
        header={
          <Header variant="h1" description={hint}>
            {title}
          </Header>
        }
        errorText={mistake}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" href={cancelHref}>
              {t("cancel")}
            </Button>
            <Button variant="primary" formAction="submit" loading={working}>
              {submit}
            </Button>
          </SpaceBetween>
        }
      >
        <SpaceBetween size="l">
          {refusal && (
            <Alert type="error" header={refusal.code}>
              {refusal.message}
            </Alert>
          )}
          {children}
        </SpaceBetween>
      </Form>
    </form>
  );
}
