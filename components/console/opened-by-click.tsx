"use client";

import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from "react";

type Props = {
  /** Fetches what is opened; called ahead, when the button is pointed at or reached by keyboard. */
  load: () => Promise<unknown>;
  /** What opens: a dialog or a menu. */
  popup: "dialog" | "menu";
  /** The look of the button, and what stands on it. */
  className: string;
  face: ReactNode;
  /** What is loaded: it has a button of its own that opens it. */
  children: ReactNode;
};

/**
 * Something that opens, loaded when it is opened for the first time: until then a light button of the same look stands in its
 * place. It has no method that opens it, so the click that brought it is passed on to its own button.
 */
export function OpenedByClick({ load, popup, className, face, children }: Props) {
  const [isAsked, setAsked] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  // Whether fetching ahead succeeds shows when it is asked for.
  const fetchAhead = () => void load().catch(() => undefined);
  const button = (
    <button
      type="button"
      aria-haspopup={popup}
      aria-busy={isAsked}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      onClick={() => setAsked(true)}
      className={`cursor-pointer font-sans outline-offset-2 outline-link focus-visible:outline-2 ${className}`}
    >
      {face}
    </button>
  );
  return (
    <div ref={place}>
      <Suspense fallback={button}>
        {isAsked ? (
          <>
            {children}
            <OpenOnce place={place} />
          </>
        ) : (
          button
        )}
      </Suspense>
    </div>
  );
}

function OpenOnce({ place }: { place: RefObject<HTMLDivElement | null> }) {
  useEffect(() => {
    const button = place.current?.querySelector("button");
    // Where the focus comes back to when it is closed.
    button?.focus();
    button?.click();
  }, [place]);
  return null;
}
