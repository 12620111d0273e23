import { cellId } from "./widget-cell";

const SCALE = 2;
const MARGIN = 12;
const TITLE = 28;

/** Lets the browser save a widget's drawing as a PNG, twice as fine as on screen, with its title above. */
export async function savePicture(index: number, title: string): Promise<void> {
  const cell = document.getElementById(cellId(index));
  const drawing = cell && largestDrawing(cell);
  if (!cell || !drawing) return;
  const picture = await pictureOf(
    drawing,
    title,
    getComputedStyle(document.body).getPropertyValue("--palette-surface"),
  );
  const link = document.createElement("a");
  link.href = picture;
  link.download = `${title}.png`;
  link.click();
}

function largestDrawing(cell: HTMLElement): SVGSVGElement | undefined {
  const size = (svg: SVGSVGElement) => svg.clientWidth * svg.clientHeight;
  return [...cell.querySelectorAll("svg")].sort((a, b) => size(b) - size(a))[0];
}

async function pictureOf(svg: SVGSVGElement, title: string, ground: string): Promise<string> {
  const { width, height } = svg.getBoundingClientRect();
  const image = new Image();
  const source = new XMLSerializer().serializeToString(standalone(svg, width, height));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * MARGIN) * SCALE;
  canvas.height = (height + 2 * MARGIN + TITLE) * SCALE;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw pictures.");
  context.scale(SCALE, SCALE);
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = getComputedStyle(svg).color;
  context.font = `bold 14px ${getComputedStyle(document.body).fontFamily}`;
  context.fillText(title, MARGIN, MARGIN + 14, width);
  context.drawImage(image, MARGIN, MARGIN + TITLE, width, height);
  return canvas.toDataURL("image/png");
}

const STYLES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "fill-opacity",
  "stroke-opacity",
  "opacity",
  "font",
  "text-anchor",
  "color",
];

/** A copy that needs no style sheet: the colours of the page are written into it. */
function standalone(svg: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  for (const [place, element] of [copy, ...copy.querySelectorAll("*")].entries()) {
    const original = originals[place];
    if (!original) continue;
    const style = getComputedStyle(original);
    const written = STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";");
    element.setAttribute("style", written);
  }
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return copy;
}
