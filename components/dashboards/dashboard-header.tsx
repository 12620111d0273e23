"use client";

import Button from "@cloudscape-design/components/button";
import ButtonDropdown, { type ButtonDropdownProps } from "@cloudscape-design/components/button-dropdown";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useTranslations } from "next-intl";
import { ChangesSwitch } from "@/components/changes/changes-switch";
import { RefreshControl } from "@/components/console/refresh-control";
import { StarButton } from "@/components/console/star-button";
import { usePeriodText } from "@/components/metrics/use-period-text";
import type { TimeRange } from "@/components/time-range/time-range";
import { TimeRangePicker } from "@/components/time-range/time-range-picker";
import type { PeriodOverride } from "./dashboard-widgets";

/** What can be done with a dashboard from its header. */
export type DashboardAct = (typeof DIALOGS)[number] | "source" | "versions" | "fullScreen" | "link" | "keepRange";

const DIALOGS = ["duplicate", "rename", "delete", "add", "share", "export", "import", "variables"] as const;

/** What the header needs to know of the draft. */
export type DraftControls = {
  isDirty: boolean;
  isSaving: boolean;
  isAutosaved: boolean;
  canUndo: boolean;
  canRedo: boolean;
  undo: () => void;
  redo: () => void;
  save: () => Promise<boolean>;
  setAutosaved: (isOn: boolean) => void;
};

type Props = {
  name: string;
  editor: DraftControls;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
  override: PeriodOverride;
  /** The periods in seconds that all graphs can be given. */
  periods: readonly number[];
  onOverride: (override: PeriodOverride) => void;
  refreshing: boolean;
  onRefresh: () => void;
  everySeconds: number;
  onInterval: (seconds: number) => void;
  isFullScreen: boolean;
  isLinked: boolean;
  onAct: (act: DashboardAct) => void;
};

/** The dashboard's name, its time range, and its actions. */
export function DashboardHeader(props: Props) {
  const { name, editor, range, onRange, onAct } = props;
  const t = useTranslations("dashboards.view");
  return (
    <div className="flex flex-col gap-2">
      <Header
        variant="h1"
        info={<StarButton kind="dashboard" name={name} />}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button iconName="undo" ariaLabel={t("undo")} disabled={!editor.canUndo} onClick={editor.undo} />
            <Button iconName="redo" ariaLabel={t("redo")} disabled={!editor.canRedo} onClick={editor.redo} />
            <Button
              iconName={props.isFullScreen ? "exit-full-screen" : "full-screen"}
              ariaLabel={t(props.isFullScreen ? "exitFullScreen" : "fullScreen")}
              onClick={() => onAct("fullScreen")}
            />
            <ActionsMenu {...props} />
            <ButtonDropdown
              mainAction={{
                text: t("saveDraft"),
                disabled: !editor.isDirty,
                loading: editor.isSaving,
                onClick: () => void editor.save(),
              }}
              ariaLabel={t("saveOptions")}
              variant={editor.isDirty ? "primary" : "normal"}
              items={[
                { id: "autosave", text: t("autosave"), itemType: "checkbox" as const, checked: editor.isAutosaved },
              ]}
              onItemClick={() => editor.setAutosaved(!editor.isAutosaved)}
            />
            <Button variant="primary" iconName="add-plus" onClick={() => onAct("add")}>
              {t("addWidget")}
            </Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      <div className="flex flex-wrap items-center gap-2">
        <ChangesSwitch />
        <TimeRangePicker value={range} onChange={onRange} />
        <RefreshControl
          refreshing={props.refreshing}
          onRefresh={props.onRefresh}
          everySeconds={props.everySeconds}
          onInterval={props.onInterval}
        />
        {editor.isDirty && (
          <span role="status" className="font-sans text-sm text-secondary">
            {t(editor.isAutosaved ? "saving" : "unsaved")}
          </span>
        )}
      </div>
    </div>
  );
}

function ActionsMenu({ override, periods, onOverride, isLinked, onAct }: Props) {
  const t = useTranslations("dashboards.view");
  const periodText = usePeriodText();
  const choice = (value: PeriodOverride, text: string) => ({
    id: `period ${value}`,
    text,
    itemType: "checkbox" as const,
    checked: value === override,
  });
  const items: ButtonDropdownProps.Items = [
    { id: "source", text: t("source") },
    { id: "versions", text: t("versions") },
    { id: "duplicate", text: t("duplicate") },
    { id: "rename", text: t("rename") },
    { id: "share", text: t("share") },
    { id: "import", text: t("import") },
    { id: "export", text: t("export") },
    { id: "variables", text: t("variables") },
    { id: "delete", text: t("delete") },
    {
      id: "period",
      text: t("override.title"),
      items: [
        choice("auto", t("override.auto")),
        choice("inherit", t("override.inherit")),
        ...periods.map((seconds) => choice(seconds, periodText(seconds))),
      ],
    },
    {
      id: "settings",
      text: t("settings"),
      items: [
        { id: "link", text: t("linkGraphs"), itemType: "checkbox" as const, checked: isLinked },
        { id: "keepRange", text: t("keepRange") },
      ],
    },
  ];
  const choose = (id: string) => {
    const [, period] = /^period (.+)$/.exec(id) ?? [];
    if (period === "auto" || period === "inherit") onOverride(period);
    else if (period !== undefined) onOverride(Number(period));
    else onAct(id as DashboardAct);
  };
  return (
    <ButtonDropdown items={items} onItemClick={({ detail }) => choose(detail.id)}>
      {t("actions")}
    </ButtonDropdown>
  );
}
