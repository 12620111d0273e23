import { saveBlob } from "@/components/console/save-file";
import { type Picture, pictureSvg } from "@/lib/drawing/picture/picture";

/** Twice as many pixels as it is wide, so that it is sharp on the screens and slides of today. */
const SCALE = 2;

/** Offers a chart as a PNG file, drawn by the browser from the same picture as the server's. */
export async function savePng(picture: Picture, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureSvg(picture))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * SCALE;
  canvas.height = picture.height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the browser could not draw the picture");
  saveBlob(name, blob);
}
