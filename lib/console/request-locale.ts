import { getRequestConfig } from "next-intl/server";
import { formats } from "@/components/console/formats";
import { loadMessages } from "./messages";
import { readPreferences, readTimeZone } from "./preferences";

/** What next-intl needs for each request: language, texts, time zone and the named formats. */
export default getRequestConfig(async () => {
  const { locale } = await readPreferences();
  return { locale, timeZone: await readTimeZone(), formats, messages: await loadMessages(locale) };
});
