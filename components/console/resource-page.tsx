"use client";

import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Tabs from "@cloudscape-design/components/tabs";
import type { ReactNode } from "react";
import { useAddress } from "./use-address";

type Props<Tab extends string> = {
  name: string;
  /** Beside the name. */
  star?: ReactNode;
  actions: ReactNode;
  /** What is said of the resource whichever tab is open. */
  details: ReactNode;
  /** The first is the one that an address without a tab opens. */
  tabs: readonly { id: Tab; label: string }[];
  /** The tab that is open. */
  tab: Tab;
  /** Members of the address that belong to a tab, and are left behind with it. */
  ofTab?: readonly string[];
  /** What the open tab shows. */
  children: ReactNode;
};

/** The page of a resource: its name, what can be done with it, what it is, and tabs that the address remembers. */
export function ResourcePage<Tab extends string>(props: Props<Tab>) {
  const { name, star, actions, details, tabs, tab, ofTab = [], children } = props;
  const address = useAddress();
  const open = (id: string) => {
    const leftBehind = Object.fromEntries(ofTab.map((member) => [member, undefined]));
    address.ask({ ...leftBehind, tab: id === tabs[0]?.id ? undefined : id });
  };
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        info={star}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {actions}
          </SpaceBetween>
        }
      >
        <span className="[overflow-wrap:anywhere]">{name}</span>
      </Header>
      {details}
      <Tabs
        activeTabId={tab}
        onChange={({ detail }) => open(detail.activeTabId)}
        tabs={tabs.map(({ id, label }) => ({ id, label, content: id === tab ? children : null }))}
      />
    </SpaceBetween>
  );
}
