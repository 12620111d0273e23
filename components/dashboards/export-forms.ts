import { printJson } from "@/components/widget-source/print-json";

/** The forms in which a dashboard leaves, each with the name of its file. */
export const EXPORT_FORMS = ["json", "cloudformationYaml", "cloudformationJson", "terraform", "cli"] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** A dashboard as a file: its body as it is kept, or what makes the same dashboard in a real account. */
export function exportDashboard(form: ExportForm, name: string, source: string): { file: string; text: string } {
  switch (form) {
    case "json":
      return { file: `${name}.json`, text: source };
    case "cloudformationYaml":
      return { file: `${name}.template.yaml`, text: cloudFormationYaml(name, source) };
    case "cloudformationJson":
      return { file: `${name}.template.json`, text: cloudFormationJson(name, source) };
    case "terraform":
      return { file: `${name}.tf`, text: terraform(name, source) };
    case "cli":
      return { file: `${name}.sh`, text: commandLine(name, source) };
  }
}

/** The body stands as a block, so that a change of one widget is a change of its lines. */
function cloudFormationYaml(name: string, source: string): string {
  const body = yamlSafe(printJson(JSON.parse(source)));
  return [
    'AWSTemplateFormatVersion: "2010-09-09"',
    "Resources:",
    "  Dashboard:",
    "    Type: AWS::CloudWatch::Dashboard",
    "    Properties:",
    `      DashboardName: ${JSON.stringify(name)}`,
    "      DashboardBody: |-",
    ...body.split("\n").map((line) => `        ${line}`),
    "",
  ].join("\n");
}

/** What YAML takes for a break of line, or does not take at all, stands as JSON's escape. */
function yamlSafe(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function cloudFormationJson(name: string, source: string): string {
  const Dashboard = { Type: "AWS::CloudWatch::Dashboard", Properties: { DashboardName: name, DashboardBody: source } };
  return `${JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: { Dashboard } }, null, 2)}\n`;
}

function terraform(name: string, source: string): string {
  const label = /^[A-Za-z_]/.test(name) ? name : `dashboard_${name}`;
  return [
    `resource "aws_cloudwatch_dashboard" ${hclText(label)} {`,
    `  dashboard_name = ${hclText(name)}`,
    `  dashboard_body = jsonencode(${hcl(JSON.parse(source), "  ")})`,
    "}",
    "",
  ].join("\n");
}

/** A value of JSON as Terraform writes it; a list of plain values, such as a metric, stays on one line. */
function hcl(value: unknown, indent: string): string {
  if (typeof value === "string") return hclText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => hcl(item, deeper));
    const line = `[${items.join(", ")}]`;
    if (!line.includes("\n") && line.length <= 100) return line;
    return `[\n${items.map((item) => `${deeper}${item},\n`).join("")}${indent}]`;
  }
  const members = Object.entries(value).map(([key, held]) => `${deeper}${hclText(key)} = ${hcl(held, deeper)}\n`);
  return members.length === 0 ? "{}" : `{\n${members.join("")}${indent}}`;
}

/** In Terraform's texts "${" and "%{" begin a template, so they are doubled; the rest is escaped as JSON does it. */
function hclText(text: string): string {
  return JSON.stringify(text).replace(/\$\{/g, "$$$${").replace(/%\{/g, "%%{");
}

/** For a shell: the body stands in single quotes, in which nothing is special but the quote itself. */
function commandLine(name: string, source: string): string {
  const quoted = `'${source.replaceAll("'", `'"'"'`)}'`;
  return `aws cloudwatch put-dashboard --dashboard-name ${name} --dashboard-body ${quoted}\n`;
}
