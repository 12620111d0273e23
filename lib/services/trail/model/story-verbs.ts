/** What was done, by the first word of the operation's name. Each has its words in the message files. */
export const VERBS = [
  "create",
  "put",
  "change",
  "delete",
  "terminate",
  "start",
  "stop",
  "restart",
  "enable",
  "disable",
  "attach",
  "detach",
  "add",
  "remove",
  "tag",
  "untag",
  "view",
  "assume",
  "signIn",
  "switchRole",
  "send",
  "invoke",
  "register",
  "deregister",
  "allow",
  "revoke",
  "import",
  "export",
  "copy",
  "restore",
  "reset",
  "test",
  "accept",
  "reject",
  "subscribe",
  "unsubscribe",
  "cancel",
  "generate",
  "rotate",
  "suspend",
  "resume",
  "call",
] as const;
export type Verb = (typeof VERBS)[number];

/** The whole names that say more than their first word does. */
const WHOLE: Readonly<Record<string, Verb>> = {
  ConsoleLogin: "signIn",
  SwitchRole: "switchRole",
  AssumeRole: "assume",
  AssumeRoleWithSAML: "assume",
  AssumeRoleWithWebIdentity: "assume",
};

const FIRST_WORD: Readonly<Record<string, Verb>> = {
  ...words("create", "Create", "Make", "Allocate", "Provision", "Launch"),
  ...words("put", "Put"),
  ...words("change", "Update", "Modify", "Change", "Set", "Edit", "Configure", "Replace", "Upgrade", "Rename"),
  ...words("delete", "Delete", "Purge", "Destroy", "Release"),
  ...words("remove", "Remove"),
  ...words("terminate", "Terminate"),
  ...words("start", "Start", "Run", "Begin"),
  ...words("stop", "Stop", "Halt"),
  ...words("restart", "Reboot", "Restart"),
  ...words("enable", "Enable", "Activate"),
  ...words("disable", "Disable", "Deactivate"),
  ...words("attach", "Attach", "Associate"),
  ...words("detach", "Detach", "Disassociate"),
  ...words("add", "Add"),
  ...words("tag", "Tag"),
  ...words("untag", "Untag"),
  ...words("view", "Describe", "Get", "List", "Lookup", "Search", "View", "Read", "Query", "Scan", "Head", "Filter"),
  ...words("view", "Count", "Preview", "Discover", "Select"),
  ...words("send", "Send", "Publish", "Post", "Emit"),
  ...words("invoke", "Invoke", "Execute"),
  ...words("register", "Register"),
  ...words("deregister", "Deregister"),
  ...words("allow", "Grant", "Authorize"),
  ...words("revoke", "Revoke"),
  ...words("import", "Import", "Upload"),
  ...words("export", "Export", "Download"),
  ...words("copy", "Copy", "Clone"),
  ...words("restore", "Restore", "Recover", "Undelete"),
  ...words("reset", "Reset"),
  ...words("test", "Test", "Simulate", "Validate", "Check", "Verify"),
  ...words("accept", "Accept", "Confirm", "Approve"),
  ...words("reject", "Reject", "Decline"),
  ...words("subscribe", "Subscribe"),
  ...words("unsubscribe", "Unsubscribe"),
  ...words("cancel", "Cancel", "Abort"),
  ...words("generate", "Generate"),
  ...words("rotate", "Rotate", "Renew"),
  ...words("suspend", "Suspend", "Pause"),
  ...words("resume", "Resume"),
};

/** The verb of an operation and what is left of its name: "PutMetricAlarm" is `put` and "MetricAlarm". */
export function verbOf(eventName: string): { verb: Verb; noun: string } {
  const whole = WHOLE[eventName];
  if (whole) return { verb: whole, noun: whole === "assume" ? "Role" : "" };
  const name = eventName.replace(/^Batch(?=[A-Z])/, "");
  const [, first = "", noun = ""] = /^([A-Z][a-z]+)((?:[A-Z0-9]\w*)?)$/.exec(name) ?? [];
  const verb = FIRST_WORD[first];
  // A date at the end is an edition of Lambda's API; "ListTagsForResource" names the resource in its request.
  const plain = noun.replace(/\d{8}(v\d+)?$/, "").replace(/(For|By|To|From)Resource$/, "");
  return verb ? { verb, noun: plain } : { verb: "call", noun: "" };
}

function words(verb: Verb, ...first: string[]): Record<string, Verb> {
  return Object.fromEntries(first.map((word) => [word, verb]));
}
