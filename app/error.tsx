"use client";

import { PageFault } from "@/components/console/page-fault";

/** Outside the shell: the sign-in pages, and the shell itself when who is signed in cannot be looked up. */
export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-3xl p-6">
      <PageFault error={error} onRetry={retry} />
    </main>
  );
}
