import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId, ProposalId } from "../../shared/ids.ts";
import { presentWords, type Proposal, proposalLabel } from "../../shared/negotiation/proposal.ts";
import { mergedText, rebased } from "../../shared/negotiation/rebase.ts";
import { layRivals } from "../../shared/negotiation/rivals-and-deletions.ts";
import { type LaidPart, writtenOptions } from "../../shared/negotiation/rivals.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { textOf } from "../../shared/clause/words.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { EndsMarks } from "../opinion/ends-marks.tsx";
import { useAskThenClose, WhyClosed } from "../opinion/open-question.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { rivalsOn } from "../opinion/by-clause.ts";
import { LanguageSeen } from "./language-seen.tsx";
import { ProposalHead } from "./proposal-head.tsx";
import { Redline } from "./redline.tsx";
import { redlineOf } from "./redline-of.ts";

type View = "laid" | "beside";

/** Rivals on one clause: laid over one another, or side by side, always in the order of submission. */
export function RivalsDialog({ clauseId, onClose }: { clauseId: ClauseId; onClose: () => void }) {
  const t = useTranslations();
  const { me } = useForum();
  const { snapshot, nameOf, tryOut } = useOpenedOpinion();
  const askThenClose = useAskThenClose();
  const [view, setView] = useState<View>("laid");
  const [seen, setSeen] = useState(false);
  const { opinion, document } = snapshot;
  const rivals = rivalsOn(opinion.negotiation.proposals, clauseId);
  const there = document.clauses.find((one) => one.id === clauseId);
  const clause = nameOf(clauseId);
  if (there === undefined) return null;
  const command = {
    type: "takeRivals" as const,
    clauseId,
    proposals: rivals.map((one) => one.id),
    hash: there.hash,
  };
  const leads = mayDo(me, opinion.groupId, "lock") === null;
  const unseen = leads ? tryOut(command) : null;
  const taken = seen ? { ...command, languageSeen: true as const } : command;
  const refusal = leads ? tryOut(taken) : null;
  return (
    <FormDialog
      title={t("proposal.layOverName", { clause })}
      wide
      closeWords={t("ui.close")}
      {...(leads ? { seen: t("proposal.allSee") } : {})}
      doWords={leads ? t("proposal.takeRivals") : null}
      isDisabled={refusal !== null}
      onSubmit={() => askThenClose(taken, t("proposal.done.layOver", { clause }))}
      onClose={onClose}
    >
      <p className="quiet">{t("proposal.explain.layOver")}</p>
      <div className="proposing">
        <Choices<View>
          label={t("proposal.view")}
          chosen={view}
          onChoose={setView}
          choices={[
            { value: "laid", words: t("proposal.viewLaid") },
            { value: "beside", words: t("proposal.viewBeside") },
          ]}
        />
      </div>
      {view === "laid" ? (
        <LaidOver baseText={there.text} rivals={rivals} />
      ) : (
        <ol className="rivals-beside">
          {rivals.map((proposal) => (
            <li key={proposal.id}>
              <div className="proposal-head">
                <ProposalHead proposal={proposal} />
              </div>
              <Redline
                changes={redlineOf(proposal.kind, presentWords(proposal))}
                language={proposal.language}
                of={proposal.proponent}
              />
            </li>
          ))}
        </ol>
      )}
      <LanguageSeen refusal={unseen} seen={seen} onSeen={setSeen} />
      {refusal === null || refusal.reason === "otherLanguage" ? null : <WhyClosed refusal={refusal} />}
      <EndsMarks command={leads ? taken : null} />
    </FormDialog>
  );
}

type LaidOverProps = { readonly baseText: string; readonly rivals: readonly Proposal[] };

/** Words that all share stand plain; where they part, each option stands in brackets with whose it is. */
function LaidOver({ baseText, rivals }: LaidOverProps) {
  const t = useTranslations("proposal");
  const { parts, deletedBy } = layRivals(
    baseText,
    rivals.map((one) => ({ id: one.id, kind: one.kind, text: rebasedText(one, baseText) })),
  );
  const labels = new Map(rivals.map((one) => [one.id, proposalLabel(one)]));
  const laid = parts.map((part, index) => (
    // A stretch has no id: its place is what it is.
    // oxlint-disable-next-line react/no-array-index-key -- reason: see above
    <Laid key={index} part={part} labels={labels} />
  ));
  return (
    <p className="proposed-words laid" dir="auto" data-laid="">
      {deletedBy.length === 0 ? (
        laid
      ) : (
        <>
          <span className="alternative">[</span>
          {laid}
          <span className="alternative">]</span>
          <span className="alternative">
            [<em>{t("noText")}</em>]<sup>{deletedBy.map((id) => labels.get(id) ?? "").join(" · ")}</sup>
          </span>
        </>
      )}
    </p>
  );
}

/** Returns the present text with a proposal's changes; the proposed text where both changed the same words. */
function rebasedText(proposal: Proposal, current: string): string {
  const { baseText, runs } = presentWords(proposal);
  const merged = rebased(baseText, current, textOf(runs));
  return merged === null ? textOf(runs) : mergedText(merged);
}

type LaidProps = { readonly part: LaidPart; readonly labels: ReadonlyMap<ProposalId, string> };

function Laid({ part, labels }: LaidProps) {
  const t = useTranslations("proposal");
  if (part.kind === "shared") return <>{part.text}</>;
  const { options } = part;
  return writtenOptions(options).map(({ text, by }) => {
    const words = text.trim();
    const whose = by.map((one) => (one === "base" ? t("base") : (labels.get(one) ?? "")));
    return (
      <span key={by.join()} className="alternative">
        {/^\s/u.test(text) ? " " : ""}[{words === "" ? <em>{t("noText")}</em> : words}]
        <sup>{whose.join(" · ")}</sup>
        {/\s$/u.test(text) ? " " : ""}
      </span>
    );
  });
}
