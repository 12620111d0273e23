import { join } from "node:path";

/** The pictures' own font, which covers Latin, Greek and Cyrillic: a server need not have any. */
const FONT = "Open Sans";
const FILES = ["400Regular/OpenSans_400Regular.ttf", "700Bold/OpenSans_700Bold.ttf"];

/** Draws an SVG as PNG, in a thread of its own. No browser, no font of the system, nothing from the network. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  // Native code that most processes never need is loaded when it is.
  const { renderAsync } = await import("@resvg/resvg-js");
  const fontFiles = FILES.map((file) => join(process.cwd(), "node_modules/@expo-google-fonts/open-sans", file));
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT, sansSerifFamily: FONT },
    logLevel: "off",
  });
  return image.asPng();
}
