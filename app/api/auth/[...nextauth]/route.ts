import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/console/auth-options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes. Its options are read at the first request, because a build has no settings. */
async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
