import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useSession } from "../forum/use-forum.ts";
import { carriedOver, type ProposalDraft, readProposal } from "../offline-store/proposal-draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { SuggestionQuestion } from "../opinion/question.ts";
import type { OpenSuggestion } from "../opinion/use-proposing.ts";
import { openOwnWords } from "./own-words.ts";
import type { useSuggestionBase } from "./use-suggestion-base.ts";

export type OwnQuestion = Extract<SuggestionQuestion, { ask: "propose" }>;

export type OwnSuggestionProps = Pick<OpenSuggestion, "caret" | "typed"> & { readonly question: OwnQuestion };

/** The text of this place. A slip, a reload or a page that dies takes no words along. */
export function useOwnWords(
  { question, caret, typed }: OwnSuggestionProps,
  { text: baseNow, isThere }: Pick<ReturnType<typeof useSuggestionBase>, "text" | "isThere">,
) {
  const me = useSession();
  const { snapshot } = useOpenedOpinion();
  const place = question.on ?? question.clauseId ?? snapshot.opinion.id;
  const [{ own, at }] = useState(() => {
    const begun = begunHere({ question, kept: readProposal(me.id, place), baseNow });
    const own = openOwnWords({ person: me.id, place, begun });
    const text = own.text(begun.kind === "add" ? "add" : "change");
    const head = Math.min(begun.kind === "add" ? text.length : (caret?.head ?? text.length), text.length);
    if (typed === "") return { own, at: { anchor: caret?.anchor ?? head, head } };
    // Typed while the editor was fetched.
    text.insert(head, typed);
    return { own, at: { anchor: head + typed.length, head: head + typed.length } };
  });
  const { draft, hasFollowed } = useSyncExternalStore(own.subscribe, own.now);
  const isCompared = draft.kind === "change" && isThere;
  useLayoutEffect(() => {
    if (isCompared) own.follow(baseNow);
  }, [own, isCompared, baseNow]);
  const meets = useMemo(
    () => isCompared && draft.base !== baseNow && carriedOver(draft, baseNow) === null,
    [isCompared, draft, baseNow],
  );
  return { own, draft, at, hasFollowed, meets };
}

type BegunWith = {
  readonly question: OwnQuestion;
  readonly kept: ProposalDraft | null;
  readonly baseNow: string;
};

/** Carries the kept text over to the clause as it is now. Words from elsewhere go first. */
function begunHere({ question: { clauseId, proposing, text }, kept, baseNow }: BegunWith): ProposalDraft {
  const carried = kept === null ? baseNow : carriedOver(kept, baseNow);
  return {
    kind: clauseId === null ? "add" : proposing,
    changed: text ?? carried ?? kept?.changed ?? baseNow,
    base: text === undefined && carried === null ? (kept?.base ?? baseNow) : baseNow,
    added: kept?.added ?? "",
    reason: kept?.reason ?? "",
  };
}
