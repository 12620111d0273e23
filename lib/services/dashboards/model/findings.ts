/** What is said of one place in a dashboard body. An error keeps it from being saved, a warning does not. */
export type ValidationMessage = { dataPath: string; message: string; severity: "error" | "warning" };

/** AWS stops telling as well; a body can hold thousands of faults. */
const MAX_MESSAGES = 100;

/** Gathers what is wrong with a body. */
export class Findings {
  readonly messages: ValidationMessage[] = [];

  error(dataPath: string, message: string): void {
    this.add({ dataPath, message, severity: "error" });
  }

  warning(dataPath: string, message: string): void {
    this.add({ dataPath, message, severity: "warning" });
  }

  private add(message: ValidationMessage): void {
    if (this.messages.length < MAX_MESSAGES) this.messages.push(message);
  }
}
