"use client";

import { I18nProvider } from "@cloudscape-design/components/i18n";
import messages from "@cloudscape-design/components/i18n/messages/all.pt-BR";
import type { ReactNode } from "react";

export default function PortugueseTexts({ children }: { children: ReactNode }) {
  return (
    <I18nProvider locale="pt-BR" messages={[messages]}>
      {children}
    </I18nProvider>
  );
}
