import { findCaller } from "@/lib/console/session";
import { isAwsError } from "@/lib/platform/errors";
import { invoke } from "@/lib/services/invoke";

/**
 * Downloads an object of a bucket, `?bucket=&key=`, as the signed-in caller. What is in it is anybody's: it is always a file
 * to be saved and never a page to be shown.
 */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const [Bucket, Key] = [searchParams.get("bucket") ?? "", searchParams.get("key") ?? ""];
  const caller = await findCaller();
  if (!caller) return new Response("Sign in first.", { status: 401 });
  try {
    const { Body } = await invoke(caller, "s3:GetObject", { Bucket, Key });
    const name = encodeURIComponent(Key.split("/").at(-1) || "object");
    return new Response(new Uint8Array(Body), {
      headers: {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (!isAwsError(error)) throw error;
    return new Response(`${error.code}: ${error.message}`, { status: error.code.startsWith("NoSuch") ? 404 : 403 });
  }
}
