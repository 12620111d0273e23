import { type NextRequest, NextResponse } from "next/server";
import { isRegion } from "@/components/console/aws-regions";
import { COOKIES, PREFERENCE_SECONDS } from "@/components/console/preferences";
import { NONCE_HEADER, PATH_HEADER, REGION_HEADER } from "@/lib/console/request-headers";

/**
 * Before every page: settles the Region, and forbids every script that is not ours.
 */
export function proxy(request: NextRequest): NextResponse {
  const region = regionOf(request);
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, request.nextUrl.pathname.startsWith("/public-dashboard/"));
  const headers = new Headers(request.headers);
  headers.delete(REGION_HEADER);
  if (region) headers.set(REGION_HEADER, region);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  headers.set(NONCE_HEADER, nonce);
  headers.set("content-security-policy", policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (region && region !== request.cookies.get(COOKIES.region)?.value) {
    response.cookies.set(COOKIES.region, region, { maxAge: PREFERENCE_SECONDS, sameSite: "lax", path: "/" });
  }
  return response;
}

/**
 * The Region of a request: its own `?region=`, else that of the page whose link was followed, so that two tabs may stand in
 * two Regions, else the one used last.
 */
function regionOf(request: NextRequest): string | undefined {
  const candidates = [
    request.nextUrl.searchParams.get("region"),
    regionOfReferer(request),
    request.cookies.get(COOKIES.region)?.value,
  ];
  return candidates.find((candidate) => candidate && isRegion(candidate)) ?? undefined;
}

function regionOfReferer(request: NextRequest): string | null {
  const referer = request.headers.get("referer");
  if (!referer || !URL.canParse(referer)) return null;
  const from = new URL(referer);
  return from.host === request.headers.get("host") ? from.searchParams.get("region") : null;
}

/**
 * Styles may be inline, because Cloudscape and Recharts place things by style attributes; scripts only with this answer's nonce.
 * A shared dashboard may stand within another site's page: it acts with its link alone, and nothing can be changed on it.
 */
function contentSecurityPolicy(nonce: string, isShared: boolean): string {
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    `frame-ancestors ${isShared ? "*" : "'none'"}`,
  ].join("; ");
}

export const config = { matcher: ["/((?!_next/static|_next/image|icon.svg|mirante.svg).*)"] };
