"use client";

import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { Children, type ReactNode } from "react";

type Props = { href: string | undefined; children?: ReactNode };

/** A link of a text widget; [button:primary:Text](address) is a button, as CloudWatch's text widgets have it. */
export function MarkdownLink({ href = "", children }: Props) {
  const isOutside = /^[a-z][a-z\d+.-]*:/i.test(href);
  const [, primary, text] = /^button:(primary:)?(.*)$/s.exec(Children.toArray(children).join("")) ?? [];
  const target = isOutside ? "_blank" : undefined;
  if (text !== undefined) {
    return (
      <Button href={href} target={target} rel="noopener noreferrer" variant={primary ? "primary" : "normal"}>
        {text}
      </Button>
    );
  }
  return (
    <Link href={href} target={target} rel="noopener noreferrer" fontSize="inherit">
      {children}
    </Link>
  );
}
