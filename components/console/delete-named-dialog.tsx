"use client";

import { DeleteDialog } from "./delete-dialog";

type Props = {
  title: string;
  /** What will be gone, by name. */
  names: readonly string[];
  warning: string;
  /** What is typed where several are to be gone at once. */
  confirmWord: string;
  /** Deletes; answers what stood in the way. */
  onDelete: () => Promise<string | undefined>;
  onClose: () => void;
};

/** Asks before one or several are deleted: their names are listed, and the only one's is typed, or a word for several. */
export function DeleteNamedDialog({ title, names, warning, confirmWord, onDelete, onClose }: Props) {
  const [first = ""] = names;
  const typed = names.length === 1 ? first : confirmWord;
  return (
    <DeleteDialog title={title} typed={typed} onDelete={onDelete} onClose={onClose}>
      {warning}
      <ul className="m-0 mt-2 max-h-48 overflow-auto ps-5">
        {names.map((name) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            {name}
          </li>
        ))}
      </ul>
    </DeleteDialog>
  );
}
