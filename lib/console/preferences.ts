import { cookies, headers } from "next/headers";
import { cache } from "react";
import { COOKIES, LOCALES, type Locale, PREFERENCE_VALUES, type Preferences } from "@/components/console/preferences";

/** What the person has chosen, or what their browser prefers. */
export const readPreferences = cache(async (): Promise<Preferences> => {
  const jar = await cookies();
  const chosen = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === jar.get(name)?.value);
  return {
    locale: chosen(COOKIES.locale, LOCALES) ?? preferredLocale((await headers()).get("accept-language") ?? ""),
    theme: chosen(COOKIES.theme, PREFERENCE_VALUES.theme) ?? "system",
    timeZone: chosen(COOKIES.timeZone, PREFERENCE_VALUES.timeZone) ?? "local",
  };
});

/** The IANA zone in which times are shown. Until the browser has told its own, local time is UTC. */
export const readTimeZone = cache(async (): Promise<string> => {
  const { timeZone } = await readPreferences();
  const local = (await cookies()).get(COOKIES.localZone)?.value;
  return timeZone === "local" && local && isTimeZone(local) ? local : "UTC";
});

/** The first language of an Accept-Language header that the console speaks, by descending weight; English otherwise. */
export function preferredLocale(acceptLanguage: string): Locale {
  const ranges = acceptLanguage
    .slice(0, 500)
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split("-")[0] ?? "", weight: Number(weight ?? 1) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of ranges) {
    const spoken = LOCALES.find((locale) => locale.split("-")[0] === language);
    if (spoken) return spoken;
  }
  return "en";
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
