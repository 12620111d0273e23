"use client";

import { type ReactNode, useState } from "react";

type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };

type Props = {
  value: unknown;
  label: string;
  /** Down to which depth structures are unfolded at first. */
  depth: number;
  foldLabel: (name: string) => string;
};

/** JSON in colours whose structures can be folded. Give it another key to fold or unfold all of it. */
export function JsonTree({ value, label, depth, foldLabel }: Props) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="code-text max-h-[640px] overflow-auto rounded-lg border border-solid border-line bg-surface p-4 text-body"
    >
      <Node value={value as Json} level={0} depth={depth} foldLabel={foldLabel} last />
    </section>
  );
}

type NodeProps = {
  name?: string;
  value: Json;
  level: number;
  depth: number;
  foldLabel: Props["foldLabel"];
  last: boolean;
};

function Node({ name, value, level, depth, foldLabel, last }: NodeProps) {
  const [open, setOpen] = useState(level < depth);
  const comma = last ? "" : ",";
  const key = name !== undefined && (
    <>
      <span className="font-bold">{JSON.stringify(name)}</span>
      {": "}
    </>
  );
  if (typeof value !== "object" || value === null) {
    return (
      <Line level={level}>
        {key}
        <span className={typeof value === "string" ? "text-success" : "text-warning"}>{JSON.stringify(value)}</span>
        {comma}
      </Line>
    );
  }
  const isList = Array.isArray(value);
  const [begin, end] = isList ? ["[", "]"] : ["{", "}"];
  const members: [string, Json][] = isList ? value.map((item, index) => [String(index), item]) : Object.entries(value);
  if (members.length === 0) {
    return (
      <Line level={level}>
        {key}
        {begin + end + comma}
      </Line>
    );
  }
  return (
    <>
      <Line
        level={level}
        fold={
          <button
            type="button"
            aria-expanded={open}
            aria-label={foldLabel(name ?? "")}
            onClick={() => setOpen(!open)}
            className="absolute -left-0.5 w-4 cursor-pointer border-0 bg-transparent p-0 text-secondary"
          >
            {open ? "▾" : "▸"}
          </button>
        }
      >
        {key}
        {open ? begin : `${begin} … ${end}${comma}`}
        {!open && <span className="text-secondary"> {members.length}</span>}
      </Line>
      {open &&
        members.map(([member, item], index) => (
          <Node
            key={member}
            {...(isList ? {} : { name: member })}
            value={item}
            level={level + 1}
            depth={depth}
            foldLabel={foldLabel}
            last={index === members.length - 1}
          />
        ))}
      {open && <Line level={level}>{end + comma}</Line>}
    </>
  );
}

function Line({ level, fold, children }: { level: number; fold?: ReactNode; children: ReactNode }) {
  return (
    <div className="relative whitespace-pre-wrap break-all" style={{ marginLeft: level * 16 }}>
      {fold}
      <div className="pl-4">{children}</div>
    </div>
  );
}
