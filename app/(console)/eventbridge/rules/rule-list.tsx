"use client";

import type { Rule } from "@aws-sdk/client-eventbridge";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import Select from "@cloudscape-design/components/select";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommandLine } from "@/components/console/command-line";
import { DeleteDialog } from "@/components/console/delete-dialog";
import { EmptyState } from "@/components/console/empty-state";
import { useFlash } from "@/components/console/flash";
import { RefreshControl } from "@/components/console/refresh-control";
import { useAddress } from "@/components/console/use-address";
import { useRefreshInterval } from "@/components/console/use-refresh-interval";
import { DEFAULT_BUS, editRulePath, newRulePath, rulePath } from "@/components/eventbridge/eventbridge-paths";
import { RuleStatus } from "@/components/eventbridge/rules/rule-status";
import { type ResourceColumn, ResourceTable } from "@/components/tables/resource-table";
import { useAsk } from "@/lib/console/use-ask";
import { useReading } from "@/lib/console/use-reading";
import { deleteRules, switchRules } from "./actions";
import { readRules } from "./read-rules";

type Props = { bus: string; buses: readonly string[]; initial: Rule[]; endpoint: string };

/** The rules of one bus. */
export function RuleList({ bus, buses, initial, endpoint }: Props) {
  const t = useTranslations("eventbridge.rules");
  const flash = useFlash();
  const ask = useAsk();
  const address = useAddress();
  const [everySeconds, setEverySeconds] = useRefreshInterval();
  const reading = useReading(`eventbridge rules ${bus}`, () => readRules(ask, bus), { initial, everySeconds });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState(false);
  const selected = reading.data.filter(({ Name = "" }) => chosen.includes(Name));
  const [only] = selected;
  const keys = () => selected.map(({ Name = "" }) => ({ name: Name, bus }));
  const options = buses.map((value) => ({ value, label: value }));

  const turn = async (on: boolean) => {
    const answer = await switchRules(keys(), on);
    if (!answer.ok) return flash.show({ type: "error", header: answer.error.code, content: answer.error.message });
    flash.show({ type: "success", content: t(on ? "nowEnabled" : "nowDisabled", { count: selected.length }) });
    await reading.refresh();
  };
  const remove = async () => {
    const answer = await deleteRules(keys());
    if (!answer.ok) return answer.error.message;
    flash.show({ type: "success", content: t("deleted", { count: selected.length }) });
    setChosen([]);
    setDeleting(false);
  };
  const pattern = `'{"source":["shop.orders"]}'`;
  const command = `events put-rule --name orders --event-pattern ${pattern}${bus === DEFAULT_BUS ? "" : ` --event-bus-name ${bus}`}`;
  return (
    <>
      <ResourceTable
        id="eventbridge-rules"
        title={t("title")}
        description={t("description")}
        items={reading.data}
        columns={useColumns(bus)}
        keyOf={({ Name = "" }) => Name}
        loading={address.isAsking}
        filterPlaceholder={t("find")}
        filters={
          <div className="w-72">
            <Select
              ariaLabel={t("bus")}
              filteringType={buses.length > 10 ? "auto" : "none"}
              options={options}
              selectedOption={options.find(({ value }) => value === bus) ?? null}
              onChange={({ detail: { selectedOption } }) => {
                setChosen([]);
                address.ask({ bus: selectedOption.value === DEFAULT_BUS ? undefined : selectedOption.value });
              }}
            />
          </div>
        }
        empty={{
          title: t("none"),
          action: (
            <EmptyState
              hint={t("noneHint")}
              action={<Button href={newRulePath(bus)}>{t("create")}</Button>}
              command={<CommandLine command={command} endpoint={endpoint} />}
            />
          ),
        }}
        selection={{
          type: "multi",
          selected,
          onChange: (items) => setChosen(items.map(({ Name = "" }) => Name)),
          labelOf: ({ Name = "" }) => Name,
        }}
        actions={
          <>
            <RefreshControl
              refreshing={reading.refreshing}
              onRefresh={() => void reading.refresh()}
              everySeconds={everySeconds}
              onInterval={setEverySeconds}
            />
            <Button disabled={selected.length !== 1} href={only && editRulePath(only.Name ?? "", bus)}>
              {t("edit")}
            </Button>
            <Button disabled={!selected.some(({ State }) => State === "DISABLED")} onClick={() => void turn(true)}>
              {t("enable")}
            </Button>
            <Button disabled={!selected.some(({ State }) => State !== "DISABLED")} onClick={() => void turn(false)}>
              {t("disable")}
            </Button>
            <Button disabled={selected.length === 0} onClick={() => setDeleting(true)}>
              {t("delete")}
            </Button>
            <Button variant="primary" href={newRulePath(bus)}>
              {t("create")}
            </Button>
          </>
        }
      />
      {deleting && (
        <DeleteDialog title={t("delete")} onDelete={remove} onClose={() => setDeleting(false)}>
          {t("deleteWarning", { count: selected.length })}
        </DeleteDialog>
      )}
    </>
  );
}

function useColumns(bus: string): ResourceColumn<Rule>[] {
  const t = useTranslations("eventbridge.rules");
  const kindOf = ({ ScheduleExpression }: Rule) => t(ScheduleExpression ? "scheduled" : "standard");
  return [
    {
      id: "name",
      header: t("name"),
      cell: ({ Name = "" }) => <Link href={rulePath(Name, bus)}>{Name}</Link>,
      text: ({ Name = "" }) => Name,
      isRowHeader: true,
      width: 280,
    },
    {
      id: "status",
      header: t("status"),
      cell: ({ State }) => <RuleStatus state={State} />,
      text: ({ State }) => t(State === "DISABLED" ? "disabled" : "enabled"),
      width: 140,
    },
    { id: "kind", header: t("kind"), cell: kindOf, text: kindOf, width: 160 },
    {
      id: "when",
      header: t("when"),
      cell: ({ EventPattern, ScheduleExpression }) => (
        <code className="font-mono text-xs">{ScheduleExpression ?? EventPattern?.replace(/\s+/g, " ")}</code>
      ),
      text: ({ EventPattern, ScheduleExpression }) => `${ScheduleExpression ?? ""} ${EventPattern ?? ""}`,
      width: 360,
    },
    {
      id: "description",
      header: t("descriptionColumn"),
      cell: ({ Description }) => Description ?? "-",
      text: ({ Description = "" }) => Description,
    },
    { id: "arn", header: "ARN", cell: ({ Arn }) => Arn, text: ({ Arn = "" }) => Arn, initiallyHidden: true },
  ];
}
