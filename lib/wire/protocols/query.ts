import { modelOf } from "@/lib/aws-models/model";
import { formFields } from "../form";
import { errorForm, faultOf } from "./errors";
import type { Protocol } from "./protocol";
import { decodeQuery } from "./query-input";
import { errorMembersXml, escapeXml, structureXml } from "./query-output";
import { queryTree } from "./query-tree";

const HEADERS = { "content-type": "text/xml" };

/** AWS Query: a form of dotted names in, XML out (Smithy, "AWS Query protocol"). */
export const awsQuery: Protocol = {
  decode(call, body, { query }) {
    const shape = modelOf(call.service).operations[call.operation]?.input?.shape;
    const tree = queryTree(formFields(body.length > 0 ? body.toString("utf8") : query));
    return shape ? decodeQuery(call.service, shape, tree) : {};
  },

  encode({ service, operation }, output, requestId) {
    const { metadata, operations } = modelOf(service);
    const { shape, resultWrapper = `${operation}Result` } = operations[operation]?.output ?? {};
    const result = shape ? `<${resultWrapper}>${structureXml(service, shape, output ?? {})}</${resultWrapper}>` : "";
    const close = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`;
    const body = `<${operation}Response xmlns="${metadata.xmlNamespace}">${result}${close}`;
    return { status: 200, headers: HEADERS, body };
  },

  encodeError(error, { call, requestId }) {
    const form = errorForm(error, call?.service);
    const members = call && form.shape ? errorMembersXml(call.service, form.shape, error.members) : "";
    const namespace = call && modelOf(call.service).metadata.xmlNamespace;
    const type = `<Type>${faultOf(form.queryStatus)}</Type>`;
    const inner = `${type}<Code>${escapeXml(form.queryCode)}</Code><Message>${escapeXml(error.message)}</Message>${members}`;
    const open = namespace ? `<ErrorResponse xmlns="${namespace}">` : "<ErrorResponse>";
    const body = `${open}<Error>${inner}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
    return { status: form.queryStatus, headers: HEADERS, body };
  },
};
