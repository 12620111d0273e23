import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/console/auth-options";
import { isOwnOrigin } from "@/lib/console/own-origin";
import { settings } from "@/lib/platform/settings";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/**
 * next-auth's own routes. Its options are read at the first request, because a build has no settings. Its token against forged
 * requests stands in a cookie, which a neighbouring site may be able to plant; the Origin it cannot choose.
 */
async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  if (request.method === "POST" && !isOwnOrigin(request.headers, settings().consoleUrl)) {
    return Response.json({ message: "The request comes from a page of another site." }, { status: 403 });
  }
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
