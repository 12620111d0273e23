// The one-way street, as rules. Each name says the law; each comment says why. ARCHITECTURE.md explains them.
const FRONT_DESK = "^lib/services/(invoke|authenticate)[.]ts$";
const ROOM_DOORS = "^lib/services/[^/]+/(model|store|operations)[./]";
const TESTS = "[.](test|fixture)[.]tsx?$";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    { name: "nothing-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
    {
      name: "no-barrels",
      severity: "error",
      comment: "Import the file that holds the thing.",
      from: {},
      to: { path: "^(app|components|lib)/.*/index[.]tsx?$" },
    },
    {
      name: "languages-are-pure",
      severity: "error",
      comment: "A language turns text into values: no npm, no Node, no other layer. It runs in the browser too.",
      from: { path: "^lib/languages/", pathNot: TESTS },
      to: { pathNot: "^lib/languages/" },
    },
    {
      name: "languages-are-strangers",
      severity: "error",
      from: { path: "^lib/languages/([^/]+)/", pathNot: TESTS },
      to: { path: "^lib/languages/", pathNot: "^lib/languages/($1|text)/" },
    },
    {
      name: "drawing-is-pure",
      severity: "error",
      comment:
        "Where the lines of a chart run is the same on a screen and in a picture: no npm, no Node, no other layer.",
      from: { path: "^lib/drawing/", pathNot: TESTS },
      to: { pathNot: "^lib/drawing/" },
    },
    {
      name: "models-are-pure",
      severity: "error",
      comment: "Types and decisions only; a model can be tested with no fixture.",
      from: { path: "^lib/services/([^/]+)/model[./]", pathNot: TESTS },
      to: {
        pathNot:
          "^lib/(services/$1/model[./]|languages/|drawing/|platform/(arn|errors|caller|target-address)[.]ts$)|@aws-sdk/client-",
      },
    },
    {
      name: "the-sdk-is-a-type-book",
      severity: "error",
      comment: "AWS SDK types anywhere, AWS SDK values only in tests: its run time costs over a second of start-up.",
      from: { path: "^(app|components|lib)/", pathNot: TESTS },
      to: { path: "@aws-sdk/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-stores-touch-postgres",
      severity: "error",
      comment: "invoke opens the transaction; processes migrate and close. operation.ts names the type alone.",
      from: {
        path: "^(app|components|lib)/",
        pathNot: [
          "^lib/(services/[^/]+/store|services/(invoke|authenticate)|platform/(database|partitions))[./]",
          "^lib/processes/",
          TESTS,
        ],
      },
      to: {
        path: "^(lib/platform/database[.]ts$|prisma/client/|node_modules/(pg|@prisma)/)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "three-doors-a-room",
      severity: "error",
      comment: "A room holds model, store and operations (each a file or a folder) and nothing else.",
      from: {},
      to: { path: "^lib/services/[^/]+/", pathNot: [ROOM_DOORS, TESTS] },
    },
    {
      name: "rooms-are-strangers",
      severity: "error",
      comment: "One service calls another as AWS does: through context.invoke, as a service caller.",
      from: { path: "^lib/services/([^/]+)/", pathNot: TESTS },
      to: { path: "^lib/services/", pathNot: "^lib/services/$1/" },
    },
    {
      name: "one-door",
      severity: "error",
      comment:
        "Console, wire and workers reach a service only through the front desk, where rights and the audit trail are.",
      from: { path: "^(app|components|lib/(wire|workers|console|processes|demo))/", pathNot: TESTS },
      to: {
        path: "^lib/services/",
        pathNot: [FRONT_DESK, "^lib/services/catalog[.]ts$", "^lib/services/[^/]+/model[./]"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "aws-models-are-ground",
      severity: "error",
      comment: "AWS's description of its APIs knows nobody above it.",
      from: { path: "^lib/aws-models/" },
      to: { path: "^lib/", pathNot: "^lib/(aws-models/|platform/errors[.]ts$)" },
    },
    {
      name: "platform-is-ground",
      severity: "error",
      from: { path: "^lib/platform/" },
      to: { path: "^lib/(services|wire|workers|console|processes)/" },
    },
    {
      name: "protocols-know-no-service",
      severity: "error",
      comment: "A protocol turns bytes into values by shape; only gateway.ts invokes.",
      from: { path: "^lib/wire/", pathNot: ["^lib/wire/gateway[.]ts$", TESTS] },
      to: { path: "^lib/(services|workers|console)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "lib-knows-no-screen",
      severity: "error",
      comment: "Only the console's session and the process that serves it know Next.",
      from: { path: "^lib/", pathNot: "^lib/(console/|processes/console[.]ts$)" },
      to: { path: "^(app|components)/|^node_modules/(react|next|next-auth|recharts)/" },
    },
    {
      name: "components-are-told",
      severity: "error",
      comment:
        "A component gets props; pages ask. Pure languages and models are allowed: an editor checks syntax with the same parser.",
      from: { path: "^components/", pathNot: TESTS },
      to: {
        path: "^(app|lib)/",
        pathNot: ["^lib/(languages|drawing)/", "^lib/services/[^/]+/model[./]"],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "console-speaks-no-wire",
      severity: "error",
      from: { path: "^(app|components)/" },
      to: { path: "^lib/(wire|workers|processes)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules|prisma/client" },
    exclude: { path: "[.]next/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
