import { useState } from "react";
import { useTranslations } from "use-intl";
import { sha256Hex } from "../../shared/text/hash.ts";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { type ProposalChange, withChanges } from "../../shared/negotiation/proposal-changes.ts";
import { mergedText, rebased } from "../../shared/negotiation/rebase.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { LanguageSeen } from "./language-seen.tsx";
import { RedlineChange, Redline } from "./redline.tsx";
import { redlineOf } from "./redline-of.ts";
import { useProposing } from "../opinion/use-proposing.ts";

type AcceptDialogProps = {
  readonly proposal: Proposal;
  readonly inPart: boolean;
  readonly onClose: () => void;
};

/** Accepts a proposal, whole or chosen changes of its redline, with the clause as it would then read. */
export function AcceptDialog({ proposal, inPart, onClose }: AcceptDialogProps) {
  const t = useTranslations();
  const { snapshot, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const propose = useProposing();
  const words = presentWords(proposal);
  const redline = redlineOf(proposal.kind, words);
  const all = redline.flatMap((part) => (part.kind === "change" ? [part.n] : []));
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(inPart ? [] : all));
  const label = proposalLabel(proposal);
  const whole = chosen.size === all.length;
  const target = snapshot.opinion.negotiation.proposals.find((one) => one.id === proposal.on);
  const clause = snapshot.document.clauses.find((one) => one.id === proposal.clauseId);
  const base = target === undefined ? clause?.text : textOf(presentWords(target).runs);
  // Of the words as they are now: what comes of those that others type meanwhile is shown below.
  const hash = target === undefined ? clause?.hash : presentWords(target).hash;
  const command = {
    type: "acceptProposal" as const,
    proposalId: proposal.id,
    proposalHash: words.hash,
    ...(proposal.kind === "add" || hash === undefined ? {} : { hash }),
    ...(whole ? {} : { changes: [...chosen].sort((one, other) => one - other) }),
  };
  const none = inPart && chosen.size === 0;
  const moved = proposal.kind !== "add" && base !== undefined && base !== words.baseText;

  const asked = withChanges(redline, chosen);
  const merged = moved ? rebased(words.baseText, base, asked) : null;
  const wouldRead = moved ? merged && mergedText(merged) : asked;
  // Two machines may tell words apart otherwise: what is accepted is what was shown.
  const shown =
    (inPart || moved) && wouldRead !== null ? { ...command, resultHash: sha256Hex(wouldRead) } : command;
  const unseen = none ? null : tryOut(shown);
  const [seen, setSeen] = useState(false);
  const accepted = seen ? { ...shown, languageSeen: true as const } : shown;
  const refusal = none ? null : tryOut(accepted);

  const toggle = (n: number): void => {
    const next = new Set(chosen);
    if (!next.delete(n)) next.add(n);
    setChosen(next);
  };

  return (
    <FormDialog
      title={t(inPart ? "proposal.actName.acceptInPart" : "proposal.actName.accept", { label })}

      wide
      seen={t("proposal.allSee")}
      more={
        refusal?.reason === "proposalInReview" ? (
          <Button onPress={() => propose({ ask: "review", proposalId: proposal.id })}>
            {t("proposal.actName.review", { label })}
          </Button>
        ) : null
      }
      doWords={t(whole ? "proposal.acceptWhole" : "proposal.acceptChosen")}
      isDisabled={none || refusal !== null}
      onSubmit={() => {
        askThenClose(accepted, t(whole ? "proposal.done.accept" : "proposal.done.acceptInPart", { label }));
      }}
      onClose={onClose}
    >
      {inPart ? (
        <>
          <p className="quiet">{t("proposal.chooseChanges")}</p>
          <ChosenRedline changes={redline} chosen={chosen} onToggle={toggle} />
          <div className="proposals-acts">
            <Button onPress={() => setChosen(new Set(all))}>{t("proposal.chooseAll")}</Button>
            <Button onPress={() => setChosen(new Set())}>{t("proposal.chooseNone")}</Button>
          </div>
          <WouldRead words={wouldRead} />
        </>
      ) : (
        <>
          <Redline changes={redline} language={proposal.language} of={proposal.proponent} />
          <p className="quiet">{t(`proposal.explain.accept.${proposal.kind}`)}</p>
          {moved && proposal.kind === "change" ? <WouldRead words={wouldRead} /> : null}
        </>
      )}
      {moved ? <p className="warning">{t("proposal.earlierWording")}</p> : null}
      <LanguageSeen refusal={unseen} seen={seen} onSeen={setSeen} />
      {refusal === null || refusal.reason === "otherLanguage" ? null : <WhyClosed refusal={refusal} />}
      <EndsMarks command={none ? null : accepted} />
    </FormDialog>
  );
}

/** The clause as it would then read; null: where both changed the same words people look first. */
function WouldRead({ words }: { words: string | null }) {
  const t = useTranslations("proposal");
  return (
    <>
      <h3>{t("wouldRead")}</h3>
      <p className="proposed-words" dir="auto" data-preview="">
        {words ?? t("bothChanged")}
      </p>
    </>
  );
}

type ChosenRedlineProps = {
  readonly changes: readonly ProposalChange[];
  readonly chosen: ReadonlySet<number>;
  readonly onToggle: (n: number) => void;
};

/** The redline with a box at each change: Tab goes from change to change, Space takes it. */
function ChosenRedline({ changes, chosen, onToggle }: ChosenRedlineProps) {
  const t = useTranslations("proposal");
  return (
    <p className="proposed-words choosing" dir="auto" role="group" aria-label={t("changes")}>
      {changes.map((part, index) =>
        part.kind === "same" ? (
          // A stretch has no id: its place is what it is.
          // oxlint-disable-next-line react/no-array-index-key -- reason: see above
          <span key={index}>{part.text}</span>
        ) : (
          <label key={`change${part.n}`} className={chosen.has(part.n) ? "change taken" : "change"}>
            <input
              type="checkbox"
              checked={chosen.has(part.n)}
              aria-label={t(changeName(part), { removed: part.removed.trim(), added: part.added.trim() })}
              onChange={() => onToggle(part.n)}
            />
            <RedlineChange change={part} />
          </label>
        ),
      )}
    </p>
  );
}

const changeName = ({ removed, added }: { removed: string; added: string }) =>
  removed.trim() === "" ? "changeAdds" : added.trim() === "" ? "changeRemoves" : "changeReplaces";
