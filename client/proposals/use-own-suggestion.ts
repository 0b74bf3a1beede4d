import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ContributionId } from "../../shared/ids.ts";
import { opinionLanguage } from "../../shared/checks/opinion-language.ts";
import { isNothing, type ProposalDraft } from "../offline-store/proposal-draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCloseSuggestion, useProposing } from "../opinion/use-proposing.ts";
import { useSending } from "../ui/use-sending.ts";
import { useToast } from "../ui/toasts.tsx";
import { useProposer } from "./as-whom.tsx";
import type { ProposalLanguage } from "./language-seen.tsx";
import type { OwnWords } from "./own-words.ts";
import { useSentHere } from "./sent-here.ts";
import { focusRow } from "./suggestion-frame.tsx";
import { useSuggestionNames } from "./suggestion-names.ts";
import type { OwnQuestion } from "./use-own-words.ts";
import type { useSuggestionBase } from "./use-suggestion-base.ts";
import { writtenText } from "./written-text.ts";

type Base = ReturnType<typeof useSuggestionBase>;

type Of = {
  readonly question: OwnQuestion;
  readonly own: OwnWords;
  readonly draft: ProposalDraft;
  readonly base: Base;
};

/** Makes the words beside a suggestion, its commands, and the actions of its buttons. */
export function useOwnSuggestion({ question, own, draft, base }: Of) {
  const t = useTranslations();
  const toast = useToast();
  const close = useCloseSuggestion();
  const propose = useProposing();
  const { snapshot, tryOut, ask } = useOpenedOpinion();
  const { clauseId, on = null } = question;
  const { kind, reason } = draft;
  const proposer = useProposer(question.group);
  const [language, setLanguage] = useState<ProposalLanguage>(
    () => opinionLanguage(snapshot.opinion, snapshot.words) ?? "en",
  );
  const [paper, setPaper] = useState<ContributionId | null>(null);
  // A reason that was kept, and what must be told first, are in sight.
  const [isMoreOpen, setMoreOpen] = useState(reason !== "" || isToldFirst(proposer.whom));
  const [isPressedEarly, setPressedEarly] = useState(false);
  const names = useSuggestionNames({ kind, clauseId, on }, proposer.proponent);
  const sending = useSending(() => {});
  const sent = useSentHere(names.suggestion);

  const { command, isUntouched } = commandOf({ question, draft, base });
  const { as } = proposer.command;
  const submitted = {
    type: "propose" as const,
    ...command,
    ...proposer.command,
    language,
    ...(paper === null ? {} : { contributionId: paper }),
    ...(kind === "add" || base.hash === undefined ? {} : { hash: base.hash }),
  };
  const drafted = {
    type: "draftProposal" as const,
    ...command,
    ...(as === undefined ? {} : { as }),
    language,
  };
  const refusal = isUntouched || !proposer.complete ? null : tryOut(submitted);
  const draftRefusal = proposer.complete ? tryOut(drafted) : null;
  const mayDraft = proposer.whom !== "onWord" && proposer.complete && draftRefusal === null;

  const submit = (): void => {
    setPressedEarly(isUntouched);
    if (!proposer.complete) setMoreOpen(true);
    if (isUntouched || !proposer.complete || refusal !== null) return;
    sending.send((refuse) =>
      sent.during(async () => {
        if ((await ask(submitted, t("proposal.done.propose"), refuse)) === null) return false;
        own.forget();
        question.onSent?.();
        if (close()) focusRow(clauseId);
        return true;
      }),
    );
  };
  const save = (): void =>
    sending.send((refuse) =>
      sent.during(async () => {
        const entries = await ask(drafted, t("draft.done.begun"), refuse);
        const begun = entries?.find((entry) => entry.type === "proposalDrafted");
        if (begun === undefined) return false;
        own.forget();
        // A suggestion that was begun meanwhile stays open.
        if (close()) propose({ ask: "draft", draftId: begun.proposalId });
        return true;
      }),
    );
  const leave = (): void => {
    sent.cancel();
    if (close()) focusRow(clauseId);
    if (sending.isSending || isNothing(draft)) return;
    toast({ kind: "done", words: t("suggestion.kept") });
  };
  return {
    names,
    proposer,
    language,
    setLanguage,
    paper,
    setPaper,
    isMoreOpen,
    setMoreOpen,
    sending,
    sent,
    refusal,
    /** Told also before a word is changed, where the group is named wrongly. */
    why: refusal ?? (proposer.whom === "group" ? draftRefusal : null),
    mayDraft,
    isToldUntouched: isPressedEarly && isUntouched,
    submit,
    save,
    leave,
  };
}

const isToldFirst = (whom: string): boolean => whom === "onWord" || whom === "group";

function commandOf({ question: { clauseId, on }, draft, base }: Omit<Of, "own">) {
  const { kind, changed, added, reason } = draft;
  const hasWords = kind === "add" || kind === "change";
  const written = writtenText(kind === "add" ? added : changed, base.kindOf(kind), base.document);
  const following = kind === "add" ? base.following : null;
  const { level } = following ?? {};
  const command = {
    kind,
    clauseId,
    ...(on === undefined ? {} : { on }),
    ...(following === null ? {} : { clauseKind: following.kind, ...(level === undefined ? {} : { level }) }),
    ...(hasWords ? { text: written } : {}),
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
  };
  const isUntouched = hasWords && (written === "" || (kind === "change" && written === base.text));
  return { command, isUntouched };
}
