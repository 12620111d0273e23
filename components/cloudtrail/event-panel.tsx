"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import type { FoundEvent } from "@/lib/services/trail/model/event";
import { EventList } from "./event-list";

type Props = {
  title: string;
  description: string;
  events: readonly FoundEvent[];
  none: string;
  /** The way to all of them. */
  all: { text: string; href: string };
};

/** A few events of a kind, and where the others are. */
export function EventPanel({ title, description, events, none, all }: Props) {
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            <Button href={all.href} ariaLabel={`${all.text}: ${title}`}>
              {all.text}
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      {events.length === 0 ? (
        <span className="text-secondary">{none}</span>
      ) : (
        <EventList events={events} label={title} />
      )}
    </Container>
  );
}
