"use client";

import Modal from "@cloudscape-design/components/modal";
import type { ReactNode } from "react";

type Props = {
  title: string;
  onClose: () => void;
  /** The widget once more, drawn for this height in pixels. */
  children: (height: number) => ReactNode;
};

const HEIGHT = 520;

/** A widget of a dashboard over the whole page. */
export function EnlargedWidget({ title, onClose, children }: Props) {
  return (
    <Modal visible size="max" header={title} onDismiss={onClose}>
      <div style={{ height: HEIGHT }}>{children(HEIGHT)}</div>
    </Modal>
  );
}
