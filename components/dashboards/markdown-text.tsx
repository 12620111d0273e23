import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { MarkdownFrame } from "./markdown-frame";
import { MarkdownLink } from "./markdown-link";

const CELL = "border border-solid border-line px-2 py-1 text-left";

/**
 * Pictures of other hosts would tell them who looks at a dashboard, and the page forbids them; they become links. HTML in the
 * text is left out by the reader of Markdown, and so are addresses that are no web or mail addresses.
 */
const COMPONENTS: Components = {
  a: ({ href, children }) => <MarkdownLink href={href}>{children}</MarkdownLink>,
  img: ({ src, alt }) => (
    <MarkdownLink href={typeof src === "string" ? src : undefined}>{alt || String(src ?? "")}</MarkdownLink>
  ),
  table: ({ children }) => <table className="border-collapse">{children}</table>,
  th: ({ children }) => <th className={CELL}>{children}</th>,
  td: ({ children }) => <td className={CELL}>{children}</td>,
};

/** The text of a text widget. It is drawn on the server, so that no browser has to learn Markdown. */
export function MarkdownText({ markdown }: { markdown: string }) {
  return (
    <MarkdownFrame>
      <Markdown remarkPlugins={[remarkGfm]} components={COMPONENTS} skipHtml>
        {markdown}
      </Markdown>
    </MarkdownFrame>
  );
}
