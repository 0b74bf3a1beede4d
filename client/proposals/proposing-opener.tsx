import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { useLocation, useSearch } from "wouter";
import { openHeldKeys } from "../editor/held-keys.ts";
import { lazyPart } from "../i18n/later-messages.ts";
import { oncePageQuiet } from "../ui/once-page-quiet.ts";
import { caretInClause } from "../opinion/caret-in-clause.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { OpenQuestion } from "../opinion/open-question.tsx";
import type { ProposalQuestion, SuggestionQuestion } from "../opinion/question.ts";
import { useReadMode } from "../opinion/read-mode.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useMayPropose } from "../opinion/use-may-propose.ts";
import type { OpenSuggestion } from "../opinion/use-proposing.ts";
import { chordOf } from "../ui/chord.ts";
import { useToast } from "../ui/toasts.tsx";
import { loadedSuggestion, loadSuggestion } from "./load-suggestion.ts";
import { PAGE_KEYS } from "../ui/page-keys.ts";
import { clauseOfSuggestion, suggestionPlace } from "./suggestion-place.ts";

const fetchDialog = async () => (await import("./proposal-dialog.tsx")).ProposalDialog;
const ProposalDialog = lazyPart(fetchDialog);

export type ProposingQuestion = ProposalQuestion | SuggestionQuestion;

/** Opens a question; null: what would open it has gone. */
export type Open = ((asked: ProposingQuestion) => void) | null;

type OpenerProps = {
  readonly onReady: (open: Open) => void;
  readonly suggestion: OpenSuggestion | null;
  readonly onSuggest: (suggestion: OpenSuggestion) => void;
};

/** Opens questions about proposals, by a button or a key. */
export function ProposingOpener({ onReady, suggestion, onSuggest }: OpenerProps) {
  const [question, setQuestion] = useState<ProposalQuestion | null>(null);
  const suggest = useSuggest({ suggestion, onSuggest });
  const open = useLatest((asked: ProposingQuestion): void => {
    if (asked.ask === "propose" || asked.ask === "draft" || asked.ask === "reword") suggest(asked);
    else setQuestion(asked);
  });
  useLayoutEffect(() => {
    onReady((asked) => open()(asked));
    return () => onReady(null);
  }, [onReady, open]);
  useEffect(
    () =>
      oncePageQuiet(() => {
        fetchDialog().catch(() => {});
        loadSuggestion().catch(() => {});
      }),
    [],
  );
  useSuggestKey(suggest);
  if (question === null) return null;
  return (
    <OpenQuestion key={question.ask} onClose={() => setQuestion(null)}>
      <ProposalDialog question={question} onClose={() => setQuestion(null)} />
    </OpenQuestion>
  );
}

type Suggesting = Pick<OpenerProps, "suggestion" | "onSuggest">;

/** Opens a suggestion at once, so that the next key is typed in it. */
function useSuggest({ suggestion, onSuggest }: Suggesting): (question: SuggestionQuestion) => void {
  const t = useTranslations("refusal");
  const toast = useToast();
  const { snapshot } = useOpenedOpinion();
  const [, take] = useClauseSelection();
  const mode = useReadMode();
  const [, go] = useLocation();
  const latest = useLatest({ suggestion, onSuggest, snapshot, take, mode, go, t });
  const next = useRef(1);
  const [keys] = useState(openHeldKeys);
  return useCallback(
    (question) => {
      const now = latest();
      if (now.suggestion !== null && isSame(now.suggestion.question, question)) {
        document.querySelector<HTMLElement>(".suggesting [role=textbox], .suggesting button")?.focus();
        return;
      }
      const clause = clauseOfSuggestion(question, now.snapshot.opinion) ?? null;
      const caret = clause === null ? null : caretInClause(clause);
      const placeIn: OpenSuggestion["placeIn"] = (opinion) => suggestionPlace(question, opinion);
      const open = (Part: OpenSuggestion["Part"], typed: string): void => {
        const n = next.current++;
        flushSync(() => {
          if (now.mode.kind !== "working") now.go(location.pathname);
          if (clause !== null) now.take(clause);
          now.onSuggest({ n, question, caret, typed, Part, placeIn });
        });
      };
      const here = loadedSuggestion();
      if (here !== null) {
        open(here, "");
        return;
      }
      const fetch = async (): Promise<void> => {
        if (!keys.isHolding()) keys.hold(() => {});
        try {
          const part = await loadSuggestion();
          open(part, keys.release().replaceAll("\n", " "));
        } catch {
          keys.release();
          toast({ kind: "refused", words: latest().t("offline") });
        }
      };
      void fetch();
    },
    [latest, keys, toast],
  );
}

/** The same place, and nothing new to put there. */
function isSame(one: SuggestionQuestion, other: SuggestionQuestion): boolean {
  if (one.ask === "draft" || other.ask === "draft")
    return one.ask === "draft" && other.ask === "draft" && one.draftId === other.draftId;
  if (one.ask === "reword" || other.ask === "reword")
    return one.ask === "reword" && other.ask === "reword" && one.proposalId === other.proposalId;
  return (
    one.clauseId === other.clauseId &&
    one.on === other.on &&
    one.proposing === other.proposing &&
    other.text === undefined &&
    other.group === undefined
  );
}

/** Opens a suggestion on the selected clause by a key, also while the caret is in the text. */
function useSuggestKey(suggest: (question: SuggestionQuestion) => void): void {
  const [clauseId] = useClauseSelection();
  const mayPropose = useMayPropose();
  const isProjected = new URLSearchParams(useSearch()).has("projector");
  const latest = useLatest({ clauseId: mayPropose && !isProjected ? clauseId : null, suggest });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { clauseId: clause, suggest: open } = latest();
      if (!event.altKey || chordOf(event) !== PAGE_KEYS.suggest || clause === null) return;
      if (event.defaultPrevented || (event.target instanceof Element && event.target.matches(FIELDS))) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) open({ ask: "propose", clauseId: clause, proposing: "change" });
    };
    document.addEventListener("keydown", listen, { capture: true });
    return () => document.removeEventListener("keydown", listen, { capture: true });
  }, [latest]);
}

/** Fields beside the text use keys themselves. */
const FIELDS = "textarea, select, input:not([type=checkbox], [type=radio])";
