import type { Answer } from "./protocols/protocol";

type Operation = "ConfirmSubscription" | "Unsubscribe";
type Texts = { title: string; ask: string; button: string; done: string; failed: string };

const ENGLISH: Record<Operation, Texts> = {
  ConfirmSubscription: {
    title: "Confirm subscription",
    ask: "Do you want to receive the notifications of this topic?",
    button: "Confirm subscription",
    done: "Subscription confirmed. You will receive the notifications of this topic.",
    failed: "The subscription was not confirmed.",
  },
  Unsubscribe: {
    title: "Unsubscribe",
    ask: "Do you want to stop receiving notifications? This subscription will end.",
    button: "Unsubscribe",
    done: "This subscription has ended. You will not receive its notifications any more.",
    failed: "The subscription has not ended.",
  },
};

const PORTUGUESE: Record<Operation, Texts> = {
  ConfirmSubscription: {
    title: "Confirmar assinatura",
    ask: "Você deseja receber as notificações deste tópico?",
    button: "Confirmar assinatura",
    done: "Assinatura confirmada. Você receberá as notificações deste tópico.",
    failed: "A assinatura não foi confirmada.",
  },
  Unsubscribe: {
    title: "Cancelar assinatura",
    ask: "Você deseja parar de receber notificações? Esta assinatura será encerrada.",
    button: "Cancelar assinatura",
    done: "Esta assinatura foi encerrada. Você não receberá mais suas notificações.",
    failed: "A assinatura não foi encerrada.",
  },
};

export type Language = "en" | "pt-BR";
const TEXTS: Record<Language, Record<Operation, Texts>> = { en: ENGLISH, "pt-BR": PORTUGUESE };

/** The language that a browser prefers of the two that Mirante speaks. */
export function languageOf(accepted: string | undefined): Language {
  return /^\s*pt\b/i.test(accepted ?? "") ? "pt-BR" : "en";
}

/** The page with the button; `fields` go along with it. */
export function askPage(language: Language, operation: Operation, fields: Readonly<Record<string, string>>): Answer {
  const { title, ask, button } = TEXTS[language][operation];
  const hidden = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const [arn = ""] = Object.values(fields);
  const form = `<form method="post">${hidden.join("")}<button>${button}</button></form>`;
  return html(200, language, title, `<p>${ask}</p><p><code>${escapeHtml(arn)}</code></p>${form}`);
}

/** What came of it; `reason` says why it failed. */
export function tellPage(language: Language, operation: Operation, arn: string, reason?: string): Answer {
  const { title, done, failed } = TEXTS[language][operation];
  const told = reason === undefined ? `<p>${done}</p>` : `<p>${failed}</p><p>${escapeHtml(reason)}</p>`;
  return html(reason === undefined ? 200 : 400, language, title, `${told}<p><code>${escapeHtml(arn)}</code></p>`);
}

const STYLE =
  ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}" +
  "code{overflow-wrap:anywhere}button{font:inherit;padding:.4rem 1.2rem}";

/** Nothing but the page itself: no script, no other host, no frame, no address told to anybody. */
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

function html(status: number, language: Language, title: string, main: string): Answer {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">`;
  const body = `<!doctype html><html lang="${language}"><head>${head}<title>${title}</title><style>${STYLE}</style></head><body><h1>${title}</h1>${main}</body></html>`;
  return { status, headers: HEADERS, body };
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
