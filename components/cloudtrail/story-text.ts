import type { useTranslations } from "next-intl";
import type { EventStory, Thing } from "@/lib/services/trail/model/story";
import type { Link } from "@/lib/services/trail/model/story-verbs";

type Say = ReturnType<typeof useTranslations<"stories">>;

/**
 * Says an event in one sentence: "ana, in role deploy, tried to change alarm cpu-high from 203.0.113.9 and was denied".
 * `overwrote`: whether it is known that what was put replaced something, which then was changed and not just saved.
 */
export function storyText(t: Say, story: EventStory, overwrote = false): string {
  const verb = story.verb === "put" && overwrote ? "change" : story.verb;
  const said = (form: Form) => (story.what ? thingText(t, story.what, form) : "");
  const tense = story.outcome.kind === "done" ? "did" : "tried";
  const values = {
    what: said("plain"),
    fromWhat: said("from"),
    onWhat: said("on"),
    eventName: story.eventName,
    hasWhat: story.what ? "yes" : "no",
  };
  const act = t(`verb.${story.what || STANDS_ALONE.includes(verb) ? verb : "call"}.${tense}`, values).trim();
  const parts = {
    who: actorText(t, story.who),
    more: story.more > 0 ? t("more", { count: story.more }) : "",
    owner: story.owner ? t("owner", { owner: thingText(t, story.owner, story.link) }) : "",
    place: placeText(t, story),
  };
  if (tense === "did") return t("done", { ...parts, did: act });
  const end = story.outcome.kind === "failed" ? t("failed", story.outcome) : t("denied");
  return t("tried", { ...parts, tried: act, end });
}

/** A thing alone, or after a preposition, with which Portuguese joins its article. */
type Form = Link | "plain";

function thingText(t: Say, { noun, aspect, words, name, plural }: Thing, form: Form): string {
  if (aspect) return t("phrase.none", { form, noun: t(`aspect.${aspect}`) });
  const key = noun ?? "other";
  if (name === undefined) {
    return t("phrase.none", { form, noun: t(`noun.${key}.bare`, { words, count: plural ? 2 : 1 }) });
  }
  const gender = GENDERS.find((one) => one === t(`noun.${key}.gender`)) ?? "none";
  return t(`phrase.${gender}`, { form, noun: t(`noun.${key}.named`, { words, name }) });
}

const GENDERS = ["m", "f"] as const;

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
const STANDS_ALONE: readonly EventStory["verb"][] = [
  "signIn",
  "switchRole",
  "checkMfa",
  "exitRole",
  "updatePassword",
  "call",
];
