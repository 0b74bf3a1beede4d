import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import type { ContributionId } from "../../shared/ids.ts";
import type { ProposalKind } from "../../shared/negotiation/proposal.ts";
import { PROPOSAL_KINDS, presentWords, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { CLAUSE_CHARS_MAX, REASON_CHARS_MAX } from "../../shared/limits.ts";
import { nextKind } from "../../shared/next-kind.ts";
import type { KindWish } from "../../shared/next-kind.ts";
import { textOf } from "../../shared/words.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import { BelongsTo } from "../contributions/belongs-to.tsx";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { AsWhom, useProposer } from "./as-whom.tsx";
import { keepWriting, keptWriting } from "./kept-writing.ts";
import type { ProposalQuestion } from "./question.ts";
import { Redline } from "./redline.tsx";
import { redlineBetween } from "./redline-of.ts";
import { writtenWords } from "./written-words.ts";

type Question = Extract<ProposalQuestion, { ask: "propose" }>;

/** The six languages in which a proposal may be made. */
const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"] as const;
type Language = (typeof LANGUAGES)[number];

/** Writes a proposal: what kind, which words, with the redline as it grows, why, and as whom. */
export function ProposeDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useTranslations();
  const { snapshot, nameOf, tryOut, sayRefusal, ask } = useConsensus();
  const { clauseId, on } = question;
  const { opinion, document } = snapshot;
  const other = opinion.negotiation.proposals.find((one) => one.id === on);
  const there = document.clauses.find((one) => one.id === clauseId);
  const baseNow = other === undefined ? (there?.text ?? "") : textOf(presentWords(other).runs);

  const [kept] = useState(() => keptWriting(clauseId, on));
  const [kind, setKind] = useState<ProposalKind>(clauseId === null ? "add" : question.proposing);
  const [changed, setChanged] = useState(question.text ?? kept?.changed ?? baseNow);
  const [added, setAdded] = useState(kept?.added ?? "");
  const [reason, setReason] = useState(kept?.reason ?? "");
  const [language, setLanguage] = useState<Language>("en");
  const [sending, setSending] = useState(false);
  const proposer = useProposer();
  const [paper, setPaper] = useState<ContributionId | null>(null);

  const hasWords = kind === "add" || kind === "change";
  const following = clauseId === null ? null : nextKind(opinion, clauseId);
  const clauseKind =
    kind === "add" ? (following?.kind ?? "opening") : (other?.clauseKind ?? there?.kind ?? "note");
  const written = writtenWords(kind === "add" ? added : changed, clauseKind);
  const shown = useDeferredValue(written);
  const base = kind === "add" ? "" : baseNow;
  const hash = other === undefined ? there?.hash : presentWords(other).hash;
  const command = {
    type: "propose" as const,
    kind,
    clauseId,
    ...(on === undefined ? {} : { on }),
    ...(kind === "add" && following !== null ? asAdded(following) : {}),
    ...(hasWords ? { text: written } : {}),
    ...proposer.command,
    ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
    language,
    ...(paper === null ? {} : { contributionId: paper }),
    ...(kind === "add" || hash === undefined ? {} : { hash }),
  };
  const untouched = hasWords && (written === "" || (kind === "change" && written === base));
  const refusal = untouched || !proposer.complete ? null : tryOut(command);
  const title =
    other === undefined
      ? clauseId === null
        ? t("proposal.proposeAtStart")
        : t("proposal.proposeName", { clause: nameOf(clauseId) })
      : t("proposal.actName.proposeOn", { label: proposalLabel(other) });

  const close = (): void => {
    keepWriting(clauseId, on, written === base ? null : { changed, added, reason });
    onClose();
  };
  const send = async (): Promise<void> => {
    setSending(true);
    const done = await ask(command, t("proposal.done.propose"));
    setSending(false);
    // Refused, the words stay where they were written, with the redline against the words as they are now.
    if (done === null) return;
    keepWriting(clauseId, on, null);
    question.onSent?.();
    onClose();
  };

  return (
    <Dialog title={title} onClose={close} wide>
      <form
        className="dialog-form proposing"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {on !== undefined || clauseId === null ? null : (
          <Choices<ProposalKind>
            label={t("proposal.kindField")}
            chosen={kind}
            onChoose={setKind}
            choices={PROPOSAL_KINDS.map((one) => ({ value: one, words: t(`proposal.kindLong.${one}`) }))}
          />
        )}
        {hasWords ? (
          <TextField
            // Each kind has words of its own.
            key={kind}
            label={t("proposal.words")}
            lines="several"
            value={kind === "add" ? added : changed}
            maxLength={CLAUSE_CHARS_MAX}
            focusFirst
            onChange={kind === "add" ? setAdded : setChanged}
          />
        ) : null}
        <div>
          <h3>{t("proposal.preview")}</h3>
          <Redline changes={redlineBetween(kind, base, shown)} language={language} />
        </div>
        <TextField
          label={t("ask.reasonOptional")}
          value={reason}
          maxLength={REASON_CHARS_MAX}
          onChange={setReason}
        />
        <AsWhom proposer={proposer} />
        <BelongsTo proponent={proposer.proponent} chosen={paper} onChoose={setPaper} />
        <Select<Language>
          label={t("proposal.language")}
          chosen={language}
          onChoose={setLanguage}
          choices={LANGUAGES.map((one) => ({ value: one, words: t(`proposal.languages.${one}`) }))}
        />
        {refusal === null ? null : <p className="warning">{sayRefusal(refusal)}</p>}
        <p className="faint">{t("proposal.allSee")}</p>
        <DialogActs>
          <Button onPress={close}>{t("ui.cancel")}</Button>
          <Button
            look="main"
            type="submit"
            isDisabled={untouched || !proposer.complete || refusal !== null || sending}
          >
            {t("proposal.submit")}
          </Button>
        </DialogActs>
      </form>
    </Dialog>
  );
}

const asAdded = ({ kind, level }: KindWish) => ({
  clauseKind: kind,
  ...(level === undefined ? {} : { level }),
});
