"use client";

import SpaceBetween from "@cloudscape-design/components/space-between";
import { DataFields } from "./data-fields";
import type { FieldsProps } from "./general-fields";
import { InsightFields } from "./insight-fields";
import { ManagementFields } from "./management-fields";

/** All that a trail may log: management events, data events, Insights. */
export function EventFields(props: FieldsProps) {
  return (
    <SpaceBetween size="l">
      <ManagementFields {...props} />
      <DataFields {...props} />
      <InsightFields {...props} />
    </SpaceBetween>
  );
}
