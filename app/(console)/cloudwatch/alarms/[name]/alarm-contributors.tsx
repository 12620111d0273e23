"use client";

import type { AlarmContributor } from "@aws-sdk/client-cloudwatch";
import { useTranslations } from "next-intl";
import { contributorText } from "@/components/alarms/contributor-text";
import { useContributorColumns } from "@/components/alarms/use-contributor-columns";
import { EmptyState } from "@/components/console/empty-state";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { PagedTable } from "@/components/tables/paged-table";
import { useAsk } from "@/lib/console/use-ask";
import { type Page, useLivePages } from "@/lib/console/use-live-pages";
import { readContributors } from "./read-contributors";

/** The series of an alarm on a query with groups that are in ALARM now. */
export function AlarmContributors({ name, initial }: { name: string; initial: Page<AlarmContributor> }) {
  const t = useTranslations("alarms.contributors");
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const found = useLivePages({ contributors: name }, (token) => readContributors(ask, name, token), {
    initial,
    everySeconds,
  });
  const columns = useContributorColumns(({ ContributorId }) =>
    address.ask({ tab: "history", type: undefined, contributor: ContributorId }),
  );
  return (
    <PagedTable
      id="alarm-contributors"
      variant="container"
      title={t("title")}
      description={t("description")}
      columns={columns}
      items={found.items}
      hasMore={found.hasMore}
      onMore={found.loadMore}
      keyOf={({ ContributorId = "" }) => ContributorId}
      labelOf={({ ContributorAttributes }) => contributorText(ContributorAttributes)}
      loading={address.isAsking}
      empty={<EmptyState title={t("none")} hint={t("noneHint")} />}
      actions={
        <RefreshControl
          refreshing={found.refreshing}
          onRefresh={() => void found.refresh()}
          everySeconds={everySeconds}
          onInterval={setEverySeconds}
        />
      }
    />
  );
}
