"use client";

/** The last resort, when not even the languages could be read: plain HTML in both. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  return (
    <html lang="en">
      <body style={{ fontFamily: "sans-serif", maxWidth: "40rem", margin: "4rem auto", padding: "0 1rem" }}>
        <h1>Mirante</h1>
        <p>Something went wrong on the server. Its log has the details{digest && ` under ${digest}`}.</p>
        <p lang="pt-BR">Algo deu errado no servidor. O log dele tem os detalhes{digest && ` sob ${digest}`}.</p>
        <button type="button" onClick={retry}>
          Try again / Tentar novamente
        </button>
      </body>
    </html>
  );
}
