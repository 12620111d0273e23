"use client";

import Alert from "@cloudscape-design/components/alert";
import BreadcrumbGroup from "@cloudscape-design/components/breadcrumb-group";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AwaitedPart } from "@/components/console/awaited-part";
import { SettledFilter } from "@/components/console/settled-filter";
import { dimensionSetsOf, matchingMetrics, namespacesOf, withDimensions } from "./metric-inventory";
import type { MetricName } from "./metric-name";
import type { MetricActs } from "./metric-row-menu";
import type { MetricPlace } from "./place-cards";
import { searchText, searchTokens, tokenText } from "./search-tokens";

// Of the two only one is on screen, and tables are heavy.
const MetricTable = dynamic(async () => (await import("./metric-table")).MetricTable, { loading: AwaitedPart });
const TokenGroup = dynamic(() => import("@cloudscape-design/components/token-group"), { loading: AwaitedPart });
const PlaceCards = dynamic(async () => (await import("./place-cards")).PlaceCards, { loading: AwaitedPart });

/** Where in the tree of metrics one is: everywhere, in a namespace, or in one of its dimension sets. */
export type BrowsePlace = { namespace: string | undefined; dimensions: readonly string[] | undefined };

type Props = {
  /** The metrics of the open namespace, or of all. */
  metrics: readonly MetricName[];
  /** Whether more are there than were read, and whether they are on the way. */
  hasMore: boolean;
  loading: boolean;
  problem: string | undefined;
  place: BrowsePlace;
  search: string;
  graphed: ReadonlySet<string>;
  /** Whether several metrics may be chosen (the rule), or one alone. */
  selection?: "multi" | "single";
  addressOf: (place: BrowsePlace) => string;
  onOpen: (place: BrowsePlace) => void;
  onSearch: (search: string) => void;
  onGraph: (graphed: MetricName[], ungraphed: MetricName[]) => void;
  onMore: () => void;
  /** Puts everything that the search finds on the graph, as an expression; absent where one metric alone is chosen. */
  onGraphSearch?: () => void;
  /** What the menus of metrics do besides; without it there are none. */
  acts?: Pick<MetricActs, "onGraphOnly" | "onAlarms" | "onCopy">;
  /** What to do when there is no metric at all. */
  empty: ReactNode;
};

/** The tree of metrics: namespaces, their dimension sets, and the metrics themselves; a search goes across them. */
export function MetricBrowser(props: Props) {
  const { metrics, hasMore, loading, problem, place, search, onSearch, onMore, empty } = props;
  const t = useTranslations("metrics.browse");
  const found = matchingMetrics(metrics, search);
  if (metrics.length === 0 && !hasMore && place.namespace === undefined && !problem) return empty;
  return (
    <SpaceBetween size="m">
      <Trail {...props} />
      <div className="flex items-center gap-3">
        <div className="max-w-xl flex-1">
          <SettledFilter
            label={t("search")}
            placeholder={t("searchPlaceholder")}
            value={search}
            count={found.length}
            onChange={onSearch}
          />
        </div>
        {props.onGraphSearch && (
          <Button
            disabled={search === "" && !place.dimensions}
            disabledReason={t("graphSearchHint")}
            onClick={props.onGraphSearch}
          >
            {t("graphSearch")}
          </Button>
        )}
        {loading && (
          <span role="status">
            <Spinner /> {t("loading", { count: metrics.length })}
          </span>
        )}
      </div>
      <SearchTokens search={search} onSearch={onSearch} />
      {problem && <Alert type="error">{problem}</Alert>}
      {hasMore && !loading && !problem && (
        <Alert type="info" action={<Button onClick={onMore}>{t("loadMore")}</Button>}>
          {t("partial", { count: metrics.length })}
        </Alert>
      )}
      <Found {...props} found={found} />
    </SpaceBetween>
  );
}

/** The words of a search of several, each to be taken away alone. */
function SearchTokens({ search, onSearch }: Pick<Props, "search" | "onSearch">) {
  const t = useTranslations("metrics.browse");
  const tokens = searchTokens(search);
  if (tokens.length < 2) return null;
  return (
    <TokenGroup
      items={tokens.map((token) => ({
        label: tokenText(token),
        dismissLabel: t("removeToken", { token: tokenText(token) }),
      }))}
      onDismiss={({ detail }) => onSearch(searchText(tokens.filter((_, index) => index !== detail.itemIndex)))}
    />
  );
}

function Trail({ place: { namespace, dimensions }, addressOf, onOpen }: Props) {
  const t = useTranslations("metrics.browse");
  const setName = useSetName();
  const places: (BrowsePlace & { text: string })[] = [
    { text: t("all"), namespace: undefined, dimensions: undefined },
    ...(namespace === undefined ? [] : [{ text: namespace, namespace, dimensions: undefined }]),
    ...(dimensions ? [{ text: setName(dimensions), namespace, dimensions }] : []),
  ];
  return (
    <BreadcrumbGroup
      ariaLabel={t("trail")}
      items={places.map((place) => ({ text: place.text, href: addressOf(place), place }))}
      onFollow={(event) => {
        event.preventDefault();
        onOpen(event.detail.item.place);
      }}
    />
  );
}

/** Cards as long as there is a choice to make, else the metrics. */
function Found({
  found,
  place,
  search,
  graphed,
  selection,
  addressOf,
  onOpen,
  onGraph,
  onSearch,
  acts,
}: Props & { found: MetricName[] }) {
  const t = useTranslations("metrics.browse");
  const tTable = useTranslations("console.table");
  const setName = useSetName();
  const { namespace, dimensions } = place;
  const nothing = (
    <SpaceBetween size="s" alignItems="center">
      <b>{t("noMatch")}</b>
      {search && <Button onClick={() => onSearch("")}>{tTable("clearFilter")}</Button>}
    </SpaceBetween>
  );
  const open = (id: string, next: BrowsePlace, name: string, count: number): MetricPlace & { next: BrowsePlace } => ({
    id,
    name,
    count,
    next,
    href: addressOf(next),
  });
  const cards = (title: string, places: ReturnType<typeof open>[]) =>
    places.length > 0 && (
      <PlaceCards
        title={title}
        places={places}
        onOpen={(id) => onOpen(places.find((one) => one.id === id)?.next ?? place)}
      />
    );
  if (namespace === undefined && search === "") {
    const { aws, custom } = namespacesOf(found);
    const asPlaces = (all: typeof aws) =>
      all.map((one) =>
        open(one.namespace, { namespace: one.namespace, dimensions: undefined }, one.namespace, one.count),
      );
    return (
      <SpaceBetween size="m">
        {cards(t("customNamespaces"), asPlaces(custom))}
        {cards(t("awsNamespaces"), asPlaces(aws))}
      </SpaceBetween>
    );
  }
  if (namespace !== undefined && !dimensions && search === "") {
    const sets = dimensionSetsOf(found);
    return cards(
      t("dimensionSets"),
      sets.map((one) =>
        open(
          JSON.stringify(one.dimensions),
          { namespace, dimensions: one.dimensions },
          setName(one.dimensions),
          one.count,
        ),
      ),
    );
  }
  return (
    <MetricTable
      key={JSON.stringify(dimensions)}
      title={t("title")}
      metrics={dimensions ? withDimensions(found, dimensions) : found}
      dimensions={dimensions}
      graphed={graphed}
      selection={selection}
      onChange={onGraph}
      acts={acts && { ...acts, search, onSearch, onGraph }}
      empty={nothing}
    />
  );
}

function useSetName(): (dimensions: readonly string[]) => string {
  const t = useTranslations("metrics.browse");
  return (dimensions) => (dimensions.length === 0 ? t("noDimensions") : dimensions.join(", "));
}
