"use client";

import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

type Props<Row> = {
  title: string;
  addText: string;
  rows: readonly Row[];
  columns: readonly { header: string; cell: (row: Row, place: number) => ReactNode }[];
  onAdd: () => void;
  onRemove: (place: number) => void;
};

/** The annotations of one kind, a row each, and the way to another. */
export function AnnotationTable<Row>({ title, addText, rows, columns, onAdd, onRemove }: Props<Row>) {
  const t = useTranslations("metrics.options");
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <Header variant="h3" counter={`(${rows.length})`} actions={<Button onClick={onAdd}>{addText}</Button>}>
        {title}
      </Header>
      {rows.length > 0 && (
        <table className="w-full border-collapse font-sans text-sm text-body">
          <thead>
            <tr>
              {columns.map(({ header }) => (
                <th key={header} scope="col" className="p-1 text-left text-xs text-secondary">
                  {header}
                </th>
              ))}
              <th scope="col" className="p-1">
                <span className="sr-only">{t("actions")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that it is known by.
              <tr key={place}>
                {columns.map(({ header, cell }) => (
                  <td key={header} className="p-1">
                    {cell(row, place)}
                  </td>
                ))}
                <td className="w-10 p-1">
                  <Button
                    variant="icon"
                    iconName="close"
                    ariaLabel={t("removeLine", { number: place + 1 })}
                    onClick={() => onRemove(place)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
