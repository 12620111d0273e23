import type { Locale } from "@/components/console/preferences";
import { AREAS, type Area, type Messages } from "@/components/messages/areas";

/** The messages of these areas (all when not told) in one language. */
export async function loadMessages(locale: Locale, areas: readonly Area[] = AREAS): Promise<Messages> {
  const files = await Promise.all(areas.map((area) => import(`@/components/messages/${locale}/${area}.json`)));
  return Object.fromEntries(areas.map((area, index) => [area, files[index].default])) as Messages;
}
