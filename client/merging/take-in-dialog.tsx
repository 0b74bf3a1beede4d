import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import { MERGE_INPUT_CHARS_MAX, NAME_CHARS_MAX } from "../../shared/limits.ts";
import { clausesOfText } from "../../shared/decide/inputs-of.ts";
import type { InputKind } from "../../shared/merging/merge.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PlainTextField } from "../ui/plain-text-field.tsx";
import { Select } from "../ui/select.tsx";
import { readText } from "../../shared/plain-text/read-text.ts";
import { UnplacedLines } from "../ui/unplaced-lines.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { type From, FromContributions, FromProposals, useFirstProposals } from "./take-in-chosen.tsx";
import { useDesk } from "./use-desk.ts";

const SHOWN_CLAUSES = 40;

const isTooLong = (text: string): boolean => text.length > MERGE_INPUT_CHARS_MAX;

/** Chooses what is laid beside the working text. A text that is brought is shown as it was understood first. */
export function TakeInDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const { merge, send } = useDesk();
  const [kind, setKind] = useState<Exclude<InputKind, "workingText">>("contribution");
  const [from, setFrom] = useState<readonly From[]>([]);
  const sending = useSending(onClose);
  const proposals = useFirstProposals();
  const choose = (next: typeof kind): void => {
    setKind(next);
    setFrom(next === "proposals" ? proposals : []);
  };
  const [first = null] = from;
  const chooseOne = (one: From | null): void => setFrom(one === null ? [] : [one]);
  const take = (): void =>
    sending.send(async (refuse) => {
      // One after the other, each laid beside what came before; the first that is refused says so, and stays chosen.
      for (const [i, one] of from.entries()) {
        const command = { type: "takeMergeInput", mergeId: merge.id, from: one } as const;
        if ((await send(command, undefined, refuse)) === null) continue;
        setFrom(from.slice(i));
        return false;
      }
      return true;
    });
  return (
    <FormDialog
      sending={sending}
      title={t("merging.takeInTitle")}
      wide
      doWords={t("merging.takeInDo")}
      isDisabled={from.length === 0}
      onSubmit={take}
      onClose={onClose}
    >
      <Choices
        label={t("merging.takeInKind")}
        chosen={kind}
        onChoose={choose}
        choices={(["contribution", "proposals", "opinion", "text"] as const).map((value) => ({
          value,
          words: t(`merging.takeInOf.${value}`),
        }))}
      />
      {kind === "contribution" ? <FromContributions onChoose={setFrom} /> : null}
      {kind === "proposals" ? <FromProposals onChoose={setFrom} /> : null}
      {kind === "opinion" ? <FromOpinion onChoose={chooseOne} chosen={first} /> : null}
      {kind === "text" ? <FromText onChoose={chooseOne} /> : null}
      <p className="faint">{t("merging.frozen")}</p>
    </FormDialog>
  );
}

type Choosing = { readonly chosen: From | null; readonly onChoose: (from: From | null) => void };

function FromOpinion({ chosen, onChoose }: Choosing) {
  const t = useTranslations("merging");
  const forum = useForum();
  const { snapshot } = useOpenedOpinion();
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
  const read = useMemo(() => (isTooLong(text) ? [] : clausesOfText(text, [])), [text]);
  const unplaced = useMemo(() => (isTooLong(text) || text === "" ? [] : readText(text).unplaced), [text]);
  const say = (next: { name?: string; whose?: DelegationId | ""; text?: string }): void => {
    const all = { name, whose, text, ...next };
    setName(all.name);
    setWhose(all.whose);
    setText(all.text);
    const isWhole = all.name.trim() !== "" && all.text.trim() !== "" && !isTooLong(all.text);
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
      <PlainTextField
        label={t("textWords")}
        help={t("textHelp")}
        value={text}
        isTooLong={isTooLong(text)}
        onChange={(next, file) =>
          say({
            text: next,
            ...(name === "" && file !== undefined ? { name: file.slice(0, NAME_CHARS_MAX) } : {}),
          })
        }
      />
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
      <UnplacedLines unplaced={unplaced} />
    </div>
  );
}
