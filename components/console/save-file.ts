/** Lets the browser save a text as a file. */
export function saveFile(name: string, mime: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${mime};charset=utf-8` }));
}

/** Lets the browser save bytes as a file. */
export function saveBlob(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
