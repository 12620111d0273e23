"use client";

import { PageFault } from "@/components/console/page-fault";

export default function ConsoleError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageFault error={error} onRetry={retry} />;
}
