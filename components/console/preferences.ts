/** What a person may choose about the console. Kept in cookies, so that the first paint is already right. */
export const LOCALES = ["en", "pt-BR"] as const;
export type Locale = (typeof LOCALES)[number];

export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** Local time is the browser's own zone, which it tells us in a cookie. */
export const TIME_ZONE_CHOICES = ["local", "utc"] as const;
export type TimeZoneChoice = (typeof TIME_ZONE_CHOICES)[number];

export type Preferences = { locale: Locale; theme: Theme; timeZone: TimeZoneChoice };
export type PreferenceName = keyof Preferences;

/** The values that each preference may have; anything else is ignored. */
export const PREFERENCE_VALUES = { locale: LOCALES, theme: THEMES, timeZone: TIME_ZONE_CHOICES } as const;

export const COOKIES = {
  locale: "mirante-locale",
  theme: "mirante-theme",
  timeZone: "mirante-time-zone",
  /** The browser's IANA zone, written by the browser itself. */
  localZone: "mirante-local-zone",
  region: "mirante-region",
} as const;

/** A year: a preference outlives the session. */
export const PREFERENCE_SECONDS = 365 * 24 * 60 * 60;
