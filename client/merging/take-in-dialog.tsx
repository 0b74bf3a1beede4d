import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { MERGE_INPUT_CHARS_MAX, NAME_CHARS_MAX } from "../../shared/limits.ts";
import { clausesOfText } from "../../shared/merging/inputs-of.ts";
import type { InputKind } from "../../shared/merging/merge.ts";
import { isRunning } from "../../shared/negotiation/proposal.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import { useContributions, useFromWords } from "../contributions/use-contributions.ts";
import { useForum } from "../forum/use-forum.ts";
import { Button } from "../ui/button.tsx";
import { Choices } from "../ui/choices.tsx";
import { Dialog, DialogActs } from "../ui/dialog.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useDesk } from "./use-desk.ts";

type From = Extract<SingleCommand, { type: "takeMergeInput" }>["from"];
const SHOWN_CLAUSES = 40;

/** Chooses what is laid beside the working text. A text that is brought is shown as it was understood first. */
export function TakeInDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { merge, send } = useDesk();
  const [kind, setKind] = useState<Exclude<InputKind, "workingText">>("contribution");
  const [from, setFrom] = useState<From | null>(null);
  const choose = (next: typeof kind): void => {
    setKind(next);
    setFrom(next === "proposals" ? { kind: "proposals" } : null);
  };
  const take = async (): Promise<void> => {
    if (from === null) return;
    const refusal = await send({ type: "takeMergeInput", mergeId: merge.id, from });
    if (refusal === null) onClose();
  };
  return (
    <Dialog title={t("merging.takeInTitle")} onClose={onClose} wide>
      <Choices
        label={t("merging.takeInKind")}
        chosen={kind}
        onChoose={choose}
        choices={(["contribution", "proposals", "opinion", "text"] as const).map((value) => ({
          value,
          words: t(`merging.takeInOf.${value}`),
        }))}
      />
      {kind === "contribution" ? <FromContribution onChoose={setFrom} chosen={from} /> : null}
      {kind === "proposals" ? <FromProposals /> : null}
      {kind === "opinion" ? <FromOpinion onChoose={setFrom} chosen={from} /> : null}
      {kind === "text" ? <FromText onChoose={setFrom} /> : null}
      <p className="faint">{t("merging.frozen")}</p>
      <DialogActs>
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button look="main" isDisabled={from === null} onPress={() => void take()}>
          {t("merging.takeInDo")}
        </Button>
      </DialogActs>
    </Dialog>
  );
}

type Choosing = { readonly chosen: From | null; readonly onChoose: (from: From | null) => void };

function FromContribution({ chosen, onChoose }: Choosing) {
  const t = useTranslations();
  const contributions = useContributions();
  const fromWords = useFromWords();
  if (contributions.kind === "loading") return <p className="quiet">{t("contribution.loading")}</p>;
  if (contributions.kind === "failed")
    return (
      <p className="warning">
        {t("merging.contributionsFailed")} <Button onPress={contributions.again}>{t("merging.again")}</Button>
      </p>
    );
  const papers = contributions.here.filter(
    ({ paragraphCount, withdrawn }) => paragraphCount > 0 && withdrawn === null,
  );
  if (papers.length === 0) return <p className="quiet">{t("merging.noContributions")}</p>;
  return (
    <Select
      label={t("merging.whichContribution")}
      chosen={chosen?.kind === "contribution" ? chosen.contributionId : ""}
      choices={[
        { value: "", words: t("merging.choose") },
        ...papers.map((paper) => ({
          value: paper.id as string,
          words: `${paper.number} · ${fromWords(paper.from)} · ${paper.title}`,
        })),
      ]}
      onChoose={(value) => {
        const paper = papers.find(({ id }) => id === value);
        onChoose(paper === undefined ? null : { kind: "contribution", contributionId: paper.id });
      }}
    />
  );
}

function FromProposals() {
  const t = useTranslations("merging");
  const { snapshot } = useConsensus();
  const n = snapshot.opinion.negotiation.proposals.filter((one) => isRunning(one) && one.on === null).length;
  return <p className="quiet">{t("proposalsThatRun", { n })}</p>;
}

function FromOpinion({ chosen, onChoose }: Choosing) {
  const t = useTranslations("merging");
  const forum = useForum();
  const { snapshot } = useConsensus();
  const opinions = forum.groups
    .flatMap((group) => group.opinions)
    .filter(({ id }) => id !== snapshot.opinion.id);
  if (opinions.length === 0) return <p className="quiet">{t("noOtherOpinion")}</p>;
  return (
    <Select
      label={t("whichOpinion")}
      chosen={chosen?.kind === "opinion" ? chosen.opinionId : ""}
      choices={[
        { value: "", words: t("choose") },
        ...opinions.map(({ id, number, title }) => ({ value: id as string, words: `${number} · ${title}` })),
      ]}
      onChoose={(value) => {
        const one = opinions.find(({ id }) => id === value);
        onChoose(one === undefined ? null : { kind: "opinion", opinionId: one.id });
      }}
    />
  );
}

function FromText({ onChoose }: Pick<Choosing, "onChoose">) {
  const t = useTranslations("merging");
  const { delegations } = useForum();
  const [name, setName] = useState("");
  const [whose, setWhose] = useState<DelegationId | "">("");
  const [text, setText] = useState("");
  const read = useMemo(() => clausesOfText(text, []), [text]);
  const say = (next: { name?: string; whose?: DelegationId | ""; text?: string }): void => {
    const all = { name, whose, text, ...next };
    setName(all.name);
    setWhose(all.whose);
    setText(all.text);
    const isWhole = all.name.trim() !== "" && all.text.trim() !== "";
    const of = all.whose === "" ? [] : [all.whose];
    onChoose(isWhole ? { kind: "text", name: all.name.trim(), whose: of, text: all.text } : null);
  };
  return (
    <div className="proposing">
      <TextField
        label={t("textName")}
        value={name}
        maxLength={NAME_CHARS_MAX}
        onChange={(next) => say({ name: next })}
      />
      <Select
        label={t("textWhose")}
        chosen={whose}
        choices={[
          { value: "", words: t("nobodys") },
          ...delegations.map(({ id, symbol }) => ({ value: id as string, words: symbol })),
        ]}
        onChoose={(value) => say({ whose: delegations.find(({ id }) => id === value)?.id ?? "" })}
      />
      <TextField
        label={t("textWords")}
        help={t("textHelp")}
        value={text}
        lines="several"
        maxLength={MERGE_INPUT_CHARS_MAX}
        onChange={(next) => say({ text: next })}
      />
      <label className="field">
        <span className="field-label">{t("textFile")}</span>
        <input
          type="file"
          accept=".txt,text/plain"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined)
              void file.text().then((words) =>
                say({
                  text: words.slice(0, MERGE_INPUT_CHARS_MAX),
                  name: name || file.name.slice(0, NAME_CHARS_MAX),
                }),
              );
          }}
        />
      </label>
      {read.length === 0 ? null : (
        <details open>
          <summary>{t("understood", { n: read.length })}</summary>
          <ol className="understood">
            {read.slice(0, SHOWN_CLAUSES).map((clause) => (
              <li key={clause.n} dir="auto">
                <small className="faint">{t(`kind.${clause.kind}`)}</small> {clause.text}
              </li>
            ))}
          </ol>
          {read.length > SHOWN_CLAUSES ? (
            <p className="faint">{t("more", { n: read.length - SHOWN_CLAUSES })}</p>
          ) : null}
        </details>
      )}
    </div>
  );
}
