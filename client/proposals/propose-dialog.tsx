import { useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import type { ContributionId } from "../../shared/ids.ts";
import {
  presentWords,
  PROPOSAL_KINDS,
  type ProposalKind,
  proposalLabel,
} from "../../shared/negotiation/proposal.ts";
import { CLAUSE_CHARS_MAX } from "../../shared/limits.ts";
import { opinionLanguage } from "../../shared/checks/opinion-language.ts";
import { type KindWish, nextKind } from "../../shared/opinion/next-kind.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { BelongsTo } from "./belongs-to.tsx";
import { useSession } from "../forum/use-forum.ts";
import {
  carriedOver,
  keepProposal,
  type ProposalDraft,
  readProposal,
} from "../offline-store/proposal-draft.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { AsWhom, useProposer } from "./as-whom.tsx";
import type { ProposalQuestion } from "../opinion/question.ts";
import { PROPOSAL_LANGUAGES, type ProposalLanguage } from "./language-seen.tsx";
import { Redline } from "./redline.tsx";
import { redlineBetween } from "./redline-of.ts";
import { writtenText } from "./written-text.ts";

type Question = Extract<ProposalQuestion, { ask: "propose" }>;

/** Writes a proposal: what kind, which words, with the redline as it grows, why, and as whom. */
export function ProposeDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useTranslations();
  const askThenClose = useAskThenClose();
  const { snapshot, nameOf, tryOut } = useOpenedOpinion();
  const { clauseId, on } = question;
  const { opinion, document } = snapshot;
  const other = opinion.negotiation.proposals.find((one) => one.id === on);
  const there = document.clauses.find((one) => one.id === clauseId);
  const baseNow = other === undefined ? (there?.text ?? "") : textOf(presentWords(other).runs);

  const isThere = there !== undefined || other !== undefined;
  const place = on ?? clauseId ?? snapshot.opinion.id;
  const { draft, write, forget, moved } = useBegunHere({ question, place, baseNow, isThere });
  const { kind, changed, added, reason } = draft;
  const [language, setLanguage] = useState<ProposalLanguage>(
    () => opinionLanguage(opinion, snapshot.words) ?? "en",
  );
  const proposer = useProposer();
  const [paper, setPaper] = useState<ContributionId | null>(null);

  const hasWords = kind === "add" || kind === "change";
  const following = clauseId === null ? null : nextKind(opinion, clauseId);
  const clauseKind =
    kind === "add" ? (following?.kind ?? "opening") : (other?.clauseKind ?? there?.kind ?? "note");
  const written = writtenText(kind === "add" ? added : changed, clauseKind);
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

  // Refused, the words stay where they were written, with the redline against the words as they are now.
  const send = (): void =>
    askThenClose(command, t("proposal.done.propose"), () => {
      forget();
      question.onSent?.();
    });

  return (
    <FormDialog
      title={title}
      wide
      extraClass="proposing"
      seen={t("proposal.allSee")}
      doWords={t("proposal.submit")}
      isDisabled={untouched || !proposer.complete || refusal !== null}
      onSubmit={send}
      onClose={onClose}
    >
      {on !== undefined || clauseId === null ? null : (
        <Choices<ProposalKind>
          label={t("proposal.kindField")}
          chosen={kind}
          onChoose={(next) => write({ kind: next })}
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
          onChange={(next) => write(kind === "add" ? { added: next } : { changed: next })}
        />
      ) : null}
      {moved ? (
        <BaseMoved carried={moved.carried} onCarry={(text) => write({ changed: text, base: baseNow })} />
      ) : null}
      <div>
        <h3>{t("proposal.preview")}</h3>
        <Redline changes={redlineBetween(kind, base, shown)} language={language} />
      </div>
      <ReasonField
        label={t("ask.reasonOptional")}
        value={reason}
        onChange={(next) => write({ reason: next })}
      />
      <AsWhom proposer={proposer} />
      <BelongsTo proponent={proposer.proponent} chosen={paper} onChoose={setPaper} />
      <Select<ProposalLanguage>
        label={t("proposal.language")}
        chosen={language}
        onChoose={setLanguage}
        choices={PROPOSAL_LANGUAGES.map((one) => ({ value: one, words: t(`proposal.languages.${one}`) }))}
      />
      {refusal === null ? null : <WhyClosed refusal={refusal} />}
    </FormDialog>
  );
}

type BaseMovedProps = { readonly carried: string | null; readonly onCarry: (text: string) => void };

/** Says that the clause changed under the draft, and offers to carry the draft over where that works. */
function BaseMoved({ carried, onCarry }: BaseMovedProps) {
  const t = useTranslations();
  if (carried === null) return <p className="warning">{t("proposal.baseMoved")}</p>;
  return (
    <div className="warning">
      <p>{t("proposal.baseMovedElsewhere")}</p>
      <Button onPress={() => onCarry(carried)}>{t("proposal.carryOver")}</Button>
    </div>
  );
}

type Begun = {
  readonly question: Question;
  /** Its drafts are kept on this device by this place. */
  readonly place: string;
  readonly baseNow: string;
  /** True while the clause or the proposal that it would change is there. */
  readonly isThere: boolean;
};

/** The draft of this place. A slip, a reload or a page that dies takes no words along. */
function useBegunHere({ question, place, baseNow, isThere }: Begun) {
  const me = useSession();
  const [draft, setDraft] = useState(() =>
    begunHere({ question, kept: readProposal(me.id, place), baseNow }),
  );
  const write = (part: Partial<ProposalDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    keepProposal(me.id, place, next);
  };
  const hasMoved = draft.kind === "change" && isThere && draft.base !== baseNow;
  // Nothing was changed yet: the field shows the clause as it is.
  if (hasMoved && draft.changed === draft.base) write({ changed: baseNow, base: baseNow });
  return {
    draft,
    write,
    forget: () => keepProposal(me.id, place, null),
    /** The clause changed under the draft; `carried` is null where both changed the same words. */
    moved: hasMoved ? { carried: carriedOver(draft, baseNow) } : null,
  };
}

type BegunWith = Pick<Begun, "question" | "baseNow"> & { readonly kept: ProposalDraft | null };

/** Carries the kept draft over to the clause as it is now. Words from elsewhere go first. */
function begunHere({ question: { clauseId, proposing, text }, kept, baseNow }: BegunWith): ProposalDraft {
  const kind = clauseId === null ? "add" : text === undefined ? (kept?.kind ?? proposing) : proposing;
  const carried = kept === null ? baseNow : carriedOver(kept, baseNow);
  return {
    kind,
    changed: text ?? carried ?? kept?.changed ?? baseNow,
    base: text === undefined && carried === null ? (kept?.base ?? baseNow) : baseNow,
    added: kept?.added ?? "",
    reason: kept?.reason ?? "",
  };
}

const asAdded = ({ kind, level }: KindWish) => ({
  clauseKind: kind,
  ...(level === undefined ? {} : { level }),
});
