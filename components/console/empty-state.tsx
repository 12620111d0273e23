"use client";

import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";

type Props = {
  /** Absent where what holds it shows one. */
  title?: string;
  /** What this would be, and what to do next. */
  hint: string;
  action?: ReactNode;
  /** The AWS CLI line that would do it. */
  command?: ReactNode;
};

/** A list or page that has nothing yet, and how to begin. */
export function EmptyState({ title, hint, action, command }: Props) {
  return (
    <Box margin={{ vertical: "m" }} textAlign="center">
      <SpaceBetween size="m">
        <div>
          {title && <Box variant="strong">{title}</Box>}
          <Box variant="p" color="text-body-secondary">
            {hint}
          </Box>
        </div>
        {action}
        {command && <div className="mx-auto max-w-3xl">{command}</div>}
      </SpaceBetween>
    </Box>
  );
}
