import { useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { textOf } from "../../shared/clause/words.ts";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { useSession } from "../forum/use-forum.ts";
import { isNothing, readProposal } from "../offline-store/proposal-draft.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCloseSuggestion } from "../opinion/use-proposing.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useSending } from "../ui/use-sending.ts";
import { openOwnWords } from "./own-words.ts";
import { useSentHere } from "./sent-here.ts";
import { SuggestionEditor } from "./suggestion-editor.tsx";
import { focusRow, SuggestionFrame } from "./suggestion-frame.tsx";
import { useSuggestionBase } from "./use-suggestion-base.ts";
import { useProponentColour } from "./whose.ts";
import { writtenText } from "./written-text.ts";

/** New words for a proposal by its proponent, in the row of its clause. The earlier ones stay readable. */
export function RewordInRow({ proposal }: { readonly proposal: Proposal }) {
  const t = useTranslations();
  const { kind, on, clauseId } = proposal;
  const { sayRefusal } = useOpenedOpinion();
  const base = useSuggestionBase(proposal);
  const colourOf = useProponentColour();
  const of = useReword(proposal);
  const shownBase = base.isThere ? base.text : of.words.baseText;
  return (
    <SuggestionFrame
      name={of.name}
      heading={of.name}
      isInPlace={kind !== "add" && on === null && clauseId !== null}
      colour={colourOf(proposal.proponent)}
      closing={kind === "add" ? "" : base.closing}
      text={
        <SuggestionEditor
          text={of.own.text("change")}
          base={kind === "add" ? null : shownBase}
          words={of.draft}
          label={of.name}
          caret={{ kind: "end" }}
          onLeave={of.leave}
        />
      }
      notes={
        <>
          <p className="quiet">{t("proposal.explain.reword")}</p>
          {of.isUntouched ||
          of.refusal === null ||
          of.sending.isSending ||
          of.sending.refused !== null ? null : (
            <p className="warning">{sayRefusal(of.refusal)}</p>
          )}
        </>
      }
      doWords={t("proposal.actName.reword", { label: of.label })}
      isDisabled={of.isUntouched || of.refusal !== null}
      focusDo={false}
      sending={of.sending}
      sent={of.sent}
      seen={t("proposal.allSee")}
      acts={<Button onPress={of.leave}>{t("ui.cancel")}</Button>}
      more={null}
      onMore={() => {}}
      onSubmit={of.submit}
      onLeave={of.leave}
    />
  );
}

/** The new text, as this device keeps it until it is sent, and its command. */
function useReword(proposal: Proposal) {
  const t = useTranslations();
  const me = useSession();
  const toast = useToast();
  const close = useCloseSuggestion();
  const { snapshot, tryOut, ask } = useOpenedOpinion();
  const label = proposalLabel(proposal);
  const name = t("proposal.actName.reword", { label });
  const [{ words, before, own }] = useState(() => {
    const present = presentWords(proposal);
    const text = textOf(present.runs);
    // A later wording of a colleague has a place of its own: the text that was kept is of this one.
    const place = `${proposal.id}.${present.seq}`;
    const kept = readProposal(me.id, place)?.changed;
    const begun = { kind: "change", changed: kept ?? text, base: text, added: "", reason: "" } as const;
    return { words: present, before: text, own: openOwnWords({ person: me.id, place, begun }) };
  });
  const { draft } = useSyncExternalStore(own.subscribe, own.now);
  const sending = useSending(() => {});
  const sent = useSentHere(name);
  const written = writtenText(draft.changed, proposal.clauseKind, snapshot.document);
  const command = {
    type: "rewordProposal" as const,
    proposalId: proposal.id,
    text: written,
    hash: words.hash,
  };
  const isUntouched = written === before;
  const refusal = tryOut(command);
  const leave = (): void => {
    sent.cancel();
    if (close()) focusRow(proposal.clauseId);
    if (!sending.isSending && !isNothing(draft)) toast({ kind: "done", words: t("suggestion.kept") });
  };
  const submit = (): void => {
    if (isUntouched || refusal !== null) return;
    sending.send((refuse) =>
      sent.during(async () => {
        if ((await ask(command, t("proposal.done.reword", { label }), refuse)) === null) return false;
        own.forget();
        if (close()) focusRow(proposal.clauseId);
        return true;
      }),
    );
  };
  return { name, label, words, own, draft, sending, sent, isUntouched, refusal, submit, leave };
}
