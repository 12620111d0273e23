/**
 * What the console has: its services, their pages, and the words by which the search finds them. The side navigation, the
 * breadcrumbs, the service search and the home page all read this one table. Only pages that exist stand here.
 * Labels are `console.navigation.<id>` in the message files.
 */
export const SERVICES = [
  {
    id: "cloudwatch",
    path: "/cloudwatch/overview",
    groups: [
      {
        pages: [
          {
            id: "overview",
            path: "/cloudwatch/overview",
            keywords: ["home", "health", "início", "saúde"],
          },
          {
            id: "dashboards",
            path: "/cloudwatch/dashboards",
            keywords: ["graph", "widget", "PutDashboard", "dashboard", "gráfico", "painel"],
          },
        ],
      },
      {
        id: "alarms",
        pages: [
          {
            id: "allAlarms",
            path: "/cloudwatch/alarms",
            keywords: ["alert", "threshold", "PutMetricAlarm", "alerta", "limite"],
          },
        ],
      },
      {
        id: "logs",
        pages: [
          {
            id: "logGroups",
            path: "/cloudwatch/log-groups",
            keywords: ["log stream", "log events", "retention", "stream de logs", "eventos de log", "retenção"],
          },
          {
            id: "logsInsights",
            path: "/cloudwatch/logs-insights",
            keywords: ["query", "StartQuery", "stats", "search logs", "consulta", "pesquisar logs"],
          },
        ],
      },
      {
        id: "metrics",
        pages: [
          {
            id: "allMetrics",
            path: "/cloudwatch/metrics",
            keywords: ["graph", "namespace", "PutMetricData", "GetMetricData", "gráfico"],
          },
          {
            id: "explorer",
            path: "/cloudwatch/explorer",
            keywords: ["resources", "dimension", "compare", "recursos", "dimensão", "comparar"],
          },
          {
            id: "metricStreams",
            path: "/cloudwatch/metric-streams",
            keywords: [
              "firehose",
              "OpenTelemetry",
              "PutMetricStream",
              "export",
              "delivery stream",
              "fluxo",
              "exportar",
            ],
          },
        ],
      },
    ],
  },
  {
    id: "cloudtrail",
    path: "/cloudtrail/dashboard",
    groups: [
      {
        pages: [
          {
            id: "trailDashboard",
            path: "/cloudtrail/dashboard",
            keywords: ["activity", "errors", "denied", "painel", "erros", "negado"],
          },
          {
            id: "eventHistory",
            path: "/cloudtrail/event-history",
            keywords: ["audit", "log", "who", "LookupEvents", "auditoria"],
          },
          {
            id: "timelines",
            path: "/cloudtrail/timelines",
            keywords: ["user activity", "history", "atividade", "história"],
          },
          {
            id: "trails",
            path: "/cloudtrail/trails",
            keywords: ["CreateTrail", "deliver", "log files", "entregar", "arquivos de log"],
          },
          {
            id: "trailInsights",
            path: "/cloudtrail/insights",
            keywords: ["anomaly", "unusual", "rate", "anomalia", "incomum", "taxa"],
          },
        ],
      },
    ],
  },
  {
    id: "iam",
    path: "/iam/users",
    isGlobal: true,
    groups: [
      {
        id: "accessManagement",
        pages: [
          {
            id: "users",
            path: "/iam/users",
            keywords: ["password", "access key", "permissions", "senha", "chave de acesso"],
          },
          { id: "userGroups", path: "/iam/groups", keywords: ["group", "team", "grupo", "equipe"] },
          { id: "roles", path: "/iam/roles", keywords: ["AssumeRole", "trust", "função", "papel", "confiança"] },
          { id: "policies", path: "/iam/policies", keywords: ["permission", "JSON", "política", "permissão"] },
          { id: "accountSettings", path: "/iam/account-settings", keywords: ["alias", "password policy", "senha"] },
          {
            id: "securityCredentials",
            path: "/iam/security-credentials",
            keywords: ["MFA", "password", "access key", "senha", "chave"],
          },
        ],
      },
      {
        id: "accessReports",
        pages: [
          {
            id: "policySimulator",
            path: "/iam/simulator",
            keywords: ["SimulatePrincipalPolicy", "may", "denied", "permissão", "negado"],
          },
          {
            id: "credentialReport",
            path: "/iam/credential-report",
            keywords: ["audit", "csv", "auditoria", "credenciais"],
          },
        ],
      },
    ],
  },
  {
    id: "eventbridge",
    path: "/eventbridge/rules",
    groups: [
      {
        id: "buses",
        pages: [
          {
            id: "eventBuses",
            path: "/eventbridge/event-buses",
            keywords: ["bus", "CreateEventBus", "policy", "barramento", "política"],
          },
          {
            id: "rules",
            path: "/eventbridge/rules",
            keywords: ["schedule", "cron", "trigger", "target", "PutRule", "agendamento", "destino", "gatilho"],
          },
        ],
      },
      {
        id: "developer",
        pages: [
          {
            id: "patternSandbox",
            path: "/eventbridge/sandbox",
            keywords: ["event pattern", "test", "TestEventPattern", "padrão de evento", "teste"],
          },
          {
            id: "sendEvents",
            path: "/eventbridge/send-events",
            keywords: ["PutEvents", "test event", "evento de teste"],
          },
        ],
      },
      {
        id: "integration",
        pages: [
          {
            id: "apiDestinations",
            path: "/eventbridge/api-destinations",
            keywords: ["http", "webhook", "rate limit", "limite"],
          },
          {
            id: "connections",
            path: "/eventbridge/connections",
            keywords: ["oauth", "api key", "credentials", "chave de API", "credenciais"],
          },
        ],
      },
    ],
  },
  {
    id: "sns",
    path: "/sns/topics",
    groups: [
      {
        pages: [
          {
            id: "topics",
            path: "/sns/topics",
            keywords: ["notification", "publish", "SNS", "CreateTopic", "notificação", "publicar"],
          },
          {
            id: "subscriptions",
            path: "/sns/subscriptions",
            keywords: ["email", "webhook", "slack", "lambda", "sqs", "Subscribe", "e-mail", "assinar"],
          },
          {
            id: "deliveries",
            path: "/sns/deliveries",
            keywords: ["retry", "dead letter", "attempt", "tentativa", "entrega"],
          },
          {
            id: "mailbox",
            path: "/sns/mailbox",
            keywords: ["email", "inbox", "confirmation", "e-mail", "caixa de entrada", "confirmação"],
          },
        ],
      },
    ],
  },
  {
    id: "s3",
    path: "/s3/buckets",
    groups: [
      {
        pages: [
          {
            id: "buckets",
            path: "/s3/buckets",
            keywords: ["object", "file", "CreateBucket", "objeto", "arquivo"],
          },
        ],
      },
    ],
  },
] as const satisfies readonly Service[];

type Page = { id: string; path: string; keywords?: readonly string[] };
type Group = { id?: string; pages: readonly Page[] };
/** `isGlobal`: the service is the same in every Region. */
type Service = { id: string; path: string; isGlobal?: boolean; groups: readonly Group[] };

export type NavigationService = (typeof SERVICES)[number];
export type NavigationGroup = NavigationService["groups"][number];
export type NavigationPage = NavigationGroup["pages"][number];

/** The service whose pages live under this path. */
export function serviceOf(pathname: string): NavigationService | undefined {
  return SERVICES.find(({ id }) => pathname === `/${id}` || pathname.startsWith(`/${id}/`));
}

/** Whether what lives under this path is the same in every Region. */
export function isGlobal(pathname: string): boolean {
  const service: Service | undefined = serviceOf(pathname);
  return service?.isGlobal ?? false;
}

/** Every page of a service, in the order of its side navigation. */
export function pagesOf({ groups }: NavigationService): NavigationPage[] {
  return groups.flatMap((group): readonly NavigationPage[] => group.pages);
}

/** The page of the side navigation that a path is, or lies under. */
export function pageOf(pathname: string): NavigationPage | undefined {
  const pages = SERVICES.flatMap(pagesOf);
  return pages.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
}
