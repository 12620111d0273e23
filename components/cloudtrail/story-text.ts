import type { useTranslations } from "next-intl";
import type { EventStory, Thing } from "@/lib/services/trail/model/story";

type Say = ReturnType<typeof useTranslations<"stories">>;

/**
 * Says an event in one sentence: "ana, in role deploy, tried to change alarm cpu-high from 203.0.113.9 and was denied".
 * `overwrote`: whether it is known that what was put replaced something, which then was changed and not just saved.
 */
export function storyText(t: Say, story: EventStory, overwrote = false): string {
  const verb = story.verb === "put" && overwrote ? "change" : story.verb;
  const what = story.what ? thingText(t, story.what) : "";
  const form = story.outcome.kind === "done" ? "did" : "tried";
  const values = { what, eventName: story.eventName, hasWhat: what ? "yes" : "no" };
  const act = t(`verb.${what || standsAlone(verb) ? verb : "call"}.${form}`, values).trim();
  const parts = {
    who: actorText(t, story.who),
    more: story.more > 0 ? t("more", { count: story.more }) : "",
    owner: story.owner ? t("owner", { owner: thingText(t, story.owner) }) : "",
    place: placeText(t, story),
  };
  if (form === "did") return t("done", { ...parts, did: act });
  const end = story.outcome.kind === "failed" ? t("failed", story.outcome) : t("denied");
  return t("tried", { ...parts, tried: act, end });
}

function thingText(t: Say, { noun, words, name, plural }: Thing): string {
  const values = { words, name: name ?? "", count: plural ? 2 : 1 };
  return t(`noun.${noun ?? "other"}.${name === undefined ? "bare" : "named"}`, values);
}

function actorText(t: Say, actor: EventStory["who"]): string {
  switch (actor.kind) {
    case "role":
      return t("who.role", actor);
    case "user":
      return t("who.user", actor);
    case "service":
      return t("who.service", actor);
    case "root":
    case "unknown":
      return t(`who.${actor.kind}`);
  }
}

function placeText(t: Say, { from, viaConsole, verb }: EventStory): string {
  const inConsole = viaConsole && verb !== "signIn";
  if (from === undefined) return inConsole ? t("console") : "";
  return t(inConsole ? "consoleFrom" : "from", { ip: from });
}

/** Without a thing other verbs would make half a sentence: then the call is told by its name. */
function standsAlone(verb: EventStory["verb"]): boolean {
  return verb === "signIn" || verb === "switchRole" || verb === "call";
}
