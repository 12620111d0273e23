/**
 * A record without all that may differ between two clients making the same change: agent, address, session, times and ids.
 * `name` is the word in which what each client makes ends; a star stands for it.
 */
export function comparableRecord(record: Record<string, unknown>, name: string): unknown {
  const { userAgent, sourceIPAddress, eventTime, eventID, requestID, tlsDetails, ...rest } = record;
  const { sessionCredentialFromConsole, ...kept } = rest;
  const { sessionContext, ...userIdentity } = (kept.userIdentity ?? {}) as Record<string, unknown>;
  const text = JSON.stringify({ ...kept, userIdentity })
    .replaceAll(name, "*")
    .replace(/"(accessKeyId|principalId|userId)":"[A-Z0-9]+"/g, '"$1":"ID"')
    .replace(/"(createDate)":"[^"]+"/g, '"$1":"DATE"');
  return JSON.parse(text);
}
