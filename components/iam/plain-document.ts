/** A policy document as people write it. IAM answers documents URL-encoded (RFC 3986); those that are not stay as they are. */
export function plainDocument(document = ""): string {
  return document.startsWith("%7B") ? decodeURIComponent(document) : document;
}

/** The document with two spaces of indentation; what is no JSON stays as it is. */
export function indented(document: string): string {
  try {
    return JSON.stringify(JSON.parse(document), null, 2);
  } catch {
    return document;
  }
}
