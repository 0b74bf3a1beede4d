import { type ReactNode, useCallback, useMemo, useRef, useState } from "react";
import { quietPart } from "../i18n/later-messages.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { type OpenSuggestion, ProposingContext, SuggestionContext } from "../opinion/use-proposing.ts";
import type { ProposingQuestion, Open } from "./proposing-opener.tsx";

const Opener = quietPart(async () => (await import("./proposing-opener.tsx")).ProposingOpener);

/** Lets all of the page ask about proposals. What is asked before its part of the page is here waits for it. */
export function ProposingProvider({ children }: { children: ReactNode }) {
  const [suggestion, setSuggestion] = useState<OpenSuggestion | null>(null);
  const opened = useLatest(suggestion);
  const opener = useRef<Open>(null);
  const waiting = useRef<ProposingQuestion | null>(null);
  const onReady = useCallback((open: Open): void => {
    opener.current = open;
    const asked = waiting.current;
    waiting.current = null;
    if (open !== null && asked !== null) queueMicrotask(() => open(asked));
  }, []);
  const value = useMemo(
    () => ({
      propose: (asked: ProposingQuestion): void => {
        if (opener.current === null) waiting.current = asked;
        else opener.current(asked);
      },
      closeSuggestion: (one: OpenSuggestion | null): boolean => {
        if (one === null || opened() !== one) return false;
        setSuggestion(null);
        return true;
      },
    }),
    [opened],
  );
  return (
    <ProposingContext value={value}>
      <SuggestionContext value={suggestion}>{children}</SuggestionContext>
      <Opener onReady={onReady} suggestion={suggestion} onSuggest={setSuggestion} />
    </ProposingContext>
  );
}
