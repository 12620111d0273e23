"use client";

import Cards from "@cloudscape-design/components/cards";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import { useTranslations } from "next-intl";

/** A place to go on to, and how many metrics are there. */
export type MetricPlace = { id: string; name: string; count: number; href: string };

type Props = { title: string; places: readonly MetricPlace[]; onOpen: (id: string) => void };

/** Namespaces, or the dimension sets of one, as cards. */
export function PlaceCards({ title, places, onOpen }: Props) {
  const t = useTranslations("metrics.browse");
  return (
    <section aria-label={title}>
      <Header variant="h3" counter={`(${places.length})`}>
        {title}
      </Header>
      <Cards
        items={places}
        trackBy="id"
        ariaLabels={{ cardsLabel: title, itemSelectionLabel: () => "", selectionGroupLabel: "" }}
        cardsPerRow={[
          { cards: 1 },
          { minWidth: 500, cards: 2 },
          { minWidth: 800, cards: 3 },
          { minWidth: 1100, cards: 4 },
        ]}
        cardDefinition={{
          header: ({ id, name, href }) => (
            <Link
              href={href}
              fontSize="heading-s"
              onFollow={(event) => {
                event.preventDefault();
                onOpen(id);
              }}
            >
              <span className="[overflow-wrap:anywhere]">{name}</span>
            </Link>
          ),
          sections: [{ id: "count", content: ({ count }) => t("metrics", { count }) }],
        }}
      />
    </section>
  );
}
