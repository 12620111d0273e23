/** Base64 of a text's UTF-8, without Node or the browser's own: a language runs anywhere. */
export function encodeBase64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The text, or undefined when it is no base64. Bytes that are no UTF-8 become U+FFFD. */
export function decodeBase64(text: string): string | undefined {
  const digits = text.replace(/\s/g, "").replace(/-/g, "+").replace(/_/g, "/");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits) || digits.replace(/=/g, "").length % 4 === 1) return undefined;
  return new TextDecoder().decode(Uint8Array.from(atob(digits.replace(/=/g, "")), (char) => char.charCodeAt(0)));
}
