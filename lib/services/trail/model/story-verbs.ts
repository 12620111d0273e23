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
  "open",
  "obtain",
  "resend",
  "synchronize",
  "deauthorize",
  "confirm",
  "checkMfa",
  "exitRole",
  "updatePassword",
  "call",
] as const;
export type Verb = (typeof VERBS)[number];

/** What an operation did to what, in the words of its name: "AddUserToGroup" is `add` "User", `to` "Group". */
export type Spoken = { verb: Verb; noun: string; link?: Link | undefined; owner?: string | undefined };

/** How what was acted on belongs to something else: a user to a group, a policy for a user, a stream in a log group. */
export const LINKS = ["of", "from", "to", "in", "on", "for"] as const;
export type Link = (typeof LINKS)[number];

/** The whole names that say more than their words do, or something else. */
const WHOLE: Readonly<Record<string, Spoken>> = {
  ConsoleLogin: { verb: "signIn", noun: "" },
  SwitchRole: { verb: "switchRole", noun: "" },
  CheckMfa: { verb: "checkMfa", noun: "" },
  ExitRole: { verb: "exitRole", noun: "" },
  PasswordUpdated: { verb: "updatePassword", noun: "" },
  AssumeRole: { verb: "assume", noun: "Role" },
  AssumeRoleWithSAML: { verb: "assume", noun: "Role" },
  AssumeRoleWithWebIdentity: { verb: "assume", noun: "Role" },
  GetSessionToken: { verb: "obtain", noun: "SessionToken" },
  GetFederationToken: { verb: "obtain", noun: "FederationToken" },
  GetAccessKeyInfo: { verb: "view", noun: "AccessKey" },
  GetAccessKeyLastUsed: { verb: "view", noun: "AccessKey" },
  AddTags: { verb: "tag", noun: "" },
  RemoveTags: { verb: "untag", noun: "" },
  StartLogging: { verb: "start", noun: "" },
  StopLogging: { verb: "stop", noun: "" },
  ListTagsLogGroup: { verb: "view", noun: "Tags" },
  ListObjectsV2: { verb: "view", noun: "Objects" },
  ListRuleNamesByTarget: { verb: "view", noun: "Rules" },
  ListEntitiesForPolicy: { verb: "view", noun: "Entities" },
  OpenSharedDashboard: { verb: "open", noun: "Dashboard" },
  PutMetricData: { verb: "send", noun: "MetricData" },
  PutLogEvents: { verb: "send", noun: "Events" },
  PutEvents: { verb: "send", noun: "Events" },
  PutAuditEvents: { verb: "send", noun: "AuditEvents" },
  PutRecord: { verb: "send", noun: "Record" },
  PutRecordBatch: { verb: "send", noun: "Records" },
  Publish: { verb: "send", noun: "Message" },
  PublishBatch: { verb: "send", noun: "Messages" },
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
  ...words("accept", "Accept", "Approve"),
  ...words("confirm", "Confirm"),
  ...words("deauthorize", "Deauthorize"),
  ...words("synchronize", "Resync", "Sync"),
  ...words("resend", "Redrive"),
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
export function spokenIn(eventName: string): Spoken {
  const whole = WHOLE[eventName];
  if (whole) return whole;
  const name = eventName.replace(/^Batch(?=[A-Z])/, "");
  const [, first = "", rest = ""] = /^([A-Z][a-z]+)((?:[A-Z0-9]\w*)?)$/.exec(name) ?? [];
  const verb = FIRST_WORD[first];
  if (!verb) return { verb: "call", noun: "" };
  // A date at the end is an edition of Lambda's API; "ListTagsForResource" names the resource in its request.
  const plain = rest.replace(/\d{8}(v\d+)?$/, "").replace(/(For|By|To|From)Resource$/, "");
  const [, noun = plain, word = "", owner] = /^(\w*?[a-zD])(To|From|For|By)([A-Z]\w*)$/.exec(plain) ?? [];
  const same = WHOLE[first + noun];
  return { ...(same ?? { verb, noun }), link: LINK_WORDS[word], owner };
}

const LINK_WORDS: Readonly<Record<string, Link>> = { To: "to", From: "from", For: "of", By: "of" };

const BY_VERB: Partial<Record<Verb, Link>> = {
  create: "for",
  put: "for",
  generate: "for",
  register: "for",
  attach: "to",
  add: "to",
  send: "to",
  confirm: "to",
  accept: "to",
  detach: "from",
  remove: "from",
  revoke: "from",
  start: "on",
};

/** How what a verb is done to belongs to something else, where the operation's name does not say. */
export function linkAfter(verb: Verb): Link {
  return BY_VERB[verb] ?? "of";
}

function words(verb: Verb, ...first: string[]): Record<string, Verb> {
  return Object.fromEntries(first.map((word) => [word, verb]));
}
