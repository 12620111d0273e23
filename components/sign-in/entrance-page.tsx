"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LOCALES, type Locale } from "@/components/console/preferences";
import type { ChoosePreference } from "@/components/console/preferences-context";

type Props = { locale: Locale; onPreference: ChoosePreference; children: ReactNode };

const LANGUAGE_NAMES = { en: "English", "pt-BR": "Português" } as const;

/** The frame of the pages before the console: the mark, one column, the languages. */
export function EntrancePage({ locale, onPreference, children }: Props) {
  const t = useTranslations("sign-in");
  return (
    <div className="flex min-h-screen flex-col items-center bg-raised px-4 py-12 font-sans">
      <header className="mb-6 flex items-center gap-3">
        <span className="rounded-lg bg-[#161d26] p-2">
          {/* biome-ignore lint/performance/noImgElement: a vector of one kilobyte needs no optimising. */}
          <img src="/mirante.svg" alt="" width={32} height={32} className="block" />
        </span>
        <div>
          <div className="text-2xl leading-7 font-bold text-body">Mirante</div>
          <div className="text-sm text-secondary">{t("tagline")}</div>
        </div>
      </header>
      <main className="w-full max-w-[440px]">{children}</main>
      <footer>
        <ul className="mt-8 flex list-none gap-4 p-0">
          {LOCALES.map((choice) => (
            <li key={choice}>
              <button
                type="button"
                lang={choice}
                aria-pressed={choice === locale}
                onClick={() => void onPreference("locale", choice)}
                className="cursor-pointer border-none bg-transparent p-1 font-sans text-sm text-secondary underline aria-pressed:font-bold aria-pressed:no-underline"
              >
                {LANGUAGE_NAMES[choice]}
              </button>
            </li>
          ))}
        </ul>
      </footer>
    </div>
  );
}
