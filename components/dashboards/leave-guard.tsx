"use client";

import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";

type Props = {
  isOn: boolean;
  /** Where somebody is about to go; the page sets it too, for ways that are no links. */
  to: string | undefined;
  onTo: (path: string | undefined) => void;
};

/** While it is on, who leaves the page is asked first, because what was changed on it is not saved. */
export function LeaveGuard({ isOn, to, onTo }: Props) {
  const t = useTranslations("dashboards.leave");
  const router = useRouter();
  const ask = useEffectEvent(onTo);
  useEffect(() => {
    if (!isOn) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before anybody else hears of the click: a link of this page is a change of page without an unloading.
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const isElsewhere = link?.target && link.target !== "_self";
      if (!link?.href || isElsewhere || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const { origin, pathname, search } = new URL(link.href);
      if (origin !== window.location.origin || pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      ask(pathname + search);
    };
    window.addEventListener("beforeunload", unload);
    document.addEventListener("click", click, true);
    return () => {
      window.removeEventListener("beforeunload", unload);
      document.removeEventListener("click", click, true);
    };
  }, [isOn]);
  if (to === undefined) return null;
  return (
    <Modal
      visible
      header={t("title")}
      onDismiss={() => onTo(undefined)}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={() => onTo(undefined)}>
              {t("stay")}
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                onTo(undefined);
                router.push(to);
              }}
            >
              {t("leave")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {t("warning")}
    </Modal>
  );
}
