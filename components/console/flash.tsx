"use client";

import Flashbar, { type FlashbarProps } from "@cloudscape-design/components/flashbar";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from "react";

/** What a page may tell: AWS's flash bar entry without the machinery. */
export type FlashMessage = {
  type: "success" | "error" | "warning" | "info" | "in-progress";
  content: ReactNode;
  header?: ReactNode;
  action?: ReactNode;
};

type Shown = FlashMessage & { id: string; path: string };
type Flash = { show: (message: FlashMessage) => void; clear: () => void };

const FlashContext = createContext<Flash>({ show: () => undefined, clear: () => undefined });
const ShownContext = createContext<FlashbarProps["items"]>([]);

/** Shows messages above the page: `flash.show({ type: "success", content })`. They survive the redirect that follows. */
export function useFlash(): Flash {
  return useContext(FlashContext);
}

/** Keeps the messages over navigations: one that was told on a page is still there on the next, and gone on the one after. */
export function FlashProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("console.flash");
  const pathname = usePathname();
  const [messages, setMessages] = useState<Shown[]>([]);
  const [visited, setVisited] = useState<[string, string]>([pathname, pathname]);
  const counter = useRef(0);
  const here = useRef(pathname);
  here.current = pathname;

  if (visited[1] !== pathname) {
    const recent = [visited[1], pathname];
    setVisited([visited[1], pathname]);
    setMessages(messages.filter(({ path }) => recent.includes(path)));
  }

  const flash = useMemo<Flash>(
    () => ({
      show: (message) => {
        counter.current += 1;
        const id = String(counter.current);
        setMessages((before) => [{ ...message, id, path: here.current }, ...before].slice(0, 10));
      },
      clear: () => setMessages([]),
    }),
    [],
  );
  const dismiss = useCallback(
    (id: string) => setMessages((before) => before.filter((message) => message.id !== id)),
    [],
  );
  const items = messages.map(({ id, type, content, header, action }) => ({
    id,
    type: type === "in-progress" ? ("info" as const) : type,
    loading: type === "in-progress",
    content,
    header,
    action,
    dismissible: true,
    dismissLabel: t("dismiss"),
    onDismiss: () => dismiss(id),
    ariaRole: type === "error" ? ("alert" as const) : ("status" as const),
  }));
  return (
    <FlashContext value={flash}>
      <ShownContext value={items}>{children}</ShownContext>
    </FlashContext>
  );
}

/** Where the shell shows the messages. */
export function Flashes() {
  return <Flashbar stackItems items={useContext(ShownContext)} />;
}
