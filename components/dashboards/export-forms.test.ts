import fc from "fast-check";
import { expect, test } from "vitest";
import { exportDashboard } from "./export-forms";

const source = JSON.stringify({
  widgets: [
    {
      type: "metric",
      x: 0,
      properties: {
        metrics: [["Shop", "Orders", "Site", "br", { label: "${LABEL} %{x}" }]],
        region: "us-east-1",
        title: "a \"b\" 'c'\n",
      },
    },
    { type: "text", properties: { markdown: "ção \u2028" } },
  ],
  variables: [],
});

test("as JSON it is what is kept, letter by letter", () => {
  expect(exportDashboard("json", "shop", ` ${source}`)).toEqual({ file: "shop.json", text: ` ${source}` });
});

test("as CloudFormation in YAML the body is a block, its lines those of the body as people read it", () => {
  expect(exportDashboard("cloudformationYaml", "shop", source)).toEqual({
    file: "shop.template.yaml",
    text: `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Dashboard:
    Type: AWS::CloudWatch::Dashboard
    Properties:
      DashboardName: "shop"
      DashboardBody: |-
        {
          "widgets": [
            {
              "type": "metric",
              "x": 0,
              "properties": {
                "metrics": [
                  ["Shop", "Orders", "Site", "br", { "label": "\${LABEL} %{x}" }]
                ],
                "region": "us-east-1",
                "title": "a \\"b\\" 'c'\\n"
              }
            },
            {
              "type": "text",
              "properties": {
                "markdown": "ção \\u2028"
              }
            }
          ],
          "variables": []
        }
`,
  });
});

test("as CloudFormation in JSON the body is a text", () => {
  const { file, text } = exportDashboard("cloudformationJson", "shop", source);
  expect(file).toBe("shop.template.json");
  expect(JSON.parse(text).Resources.Dashboard).toEqual({
    Type: "AWS::CloudWatch::Dashboard",
    Properties: { DashboardName: "shop", DashboardBody: source },
  });
});

test("for Terraform it is an object, in which templates of CloudWatch are none of Terraform's", () => {
  expect(exportDashboard("terraform", "1-shop", source)).toEqual({
    file: "1-shop.tf",
    text: `resource "aws_cloudwatch_dashboard" "dashboard_1-shop" {
  dashboard_name = "1-shop"
  dashboard_body = jsonencode({
    "widgets" = [
      {
        "type" = "metric"
        "x" = 0
        "properties" = {
          "metrics" = [
            [
              "Shop",
              "Orders",
              "Site",
              "br",
              {
                "label" = "$\${LABEL} %%{x}"
              },
            ],
          ]
          "region" = "us-east-1"
          "title" = "a \\"b\\" 'c'\\n"
        }
      },
      {
        "type" = "text"
        "properties" = {
          "markdown" = "ção \u2028"
        }
      },
    ]
    "variables" = []
  })
}
`,
  });
});

test("for a shell the body is one word", () => {
  const { text } = exportDashboard("cli", "shop", `{"a":"it's $HOME"}`);
  expect(text).toBe(`aws cloudwatch put-dashboard --dashboard-name shop --dashboard-body '{"a":"it'"'"'s $HOME"}'\n`);
});

test("whatever a body holds, the block of the template is the same value", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (held) => {
      const body = JSON.stringify({ widgets: [], held });
      const { text } = exportDashboard("cloudformationYaml", "d", body);
      const [, block = ""] = text.split("DashboardBody: |-\n");
      expect(block).not.toMatch(/[\u0080-\u009f\u2028\u2029\ufeff]/);
      expect(JSON.parse(block.replace(/^ {8}/gm, ""))).toEqual(JSON.parse(body));
    }),
  );
});
