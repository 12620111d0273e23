import type { Theme } from "./preferences";

/** Runs before the first paint: only the browser knows the system's theme, and a light flash in a dark room hurts. */
const SCRIPT = `if (matchMedia("(prefers-color-scheme: dark)").matches) document.body.classList.add("awsui-dark-mode")`;

/** The class of `<body>` for a theme, as far as the server can know it. */
export function themeClass(theme: Theme): string | undefined {
  return theme === "dark" ? "awsui-dark-mode" : undefined;
}

/** Stands first in `<body>`. */
export function ThemeScript({ theme, nonce }: { theme: Theme; nonce: string | undefined }) {
  if (theme !== "system") return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
