import { expect, test } from "vitest";
import { trustedBy } from "./trusted-by";

test.each([
  ['{"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}', ["*"]],
  [
    '{"Statement":[{"Effect":"Allow","Principal":{"Service":["a.amazonaws.com","b.amazonaws.com"]}}]}',
    ["a.amazonaws.com", "b.amazonaws.com"],
  ],
  [
    '{"Statement":[{"Effect":"Deny","Principal":{"AWS":"1"}},{"Effect":"Allow","Principal":{"AWS":"2"}},{"Effect":"Allow","Principal":{"AWS":"2"}}]}',
    ["2"],
  ],
  ["not JSON", []],
  ["{}", []],
])("%s trusts %j", (document, names) => {
  expect(trustedBy(document)).toEqual(names);
});
