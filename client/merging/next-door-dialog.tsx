import { useState } from "react";
import { useTranslations } from "use-intl";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { ClauseThere } from "../../shared/merging/across.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useSession } from "../forum/use-forum.ts";
import { Choices } from "../ui/choices.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { useText } from "../ui/use-text.ts";
import { ReasonField } from "../ui/reason-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { useSending } from "../ui/use-sending.ts";
import { type OpinionThere, useAskOpinion } from "./use-all-opinions.ts";

type NextDoorDialogProps = {
  readonly opinions: readonly OpinionThere[];
  readonly first: ClauseThere | null;
  readonly onClose: () => void;
};

const EXCERPT_CHARS = 80;

type Bringing = {
  readonly source: OpinionThere;
  readonly clause: DocumentClause;
  readonly target: OpinionThere;
  readonly after: ClauseId;
  /** Why the clause leaves its own Opinion; null for a copy. */
  readonly giveBecause: string | null;
};

/** Puts the clause into the other Opinion and, if it moves, takes it out of its own. Returns true once done. */
async function bring(
  ask: ReturnType<typeof useAskOpinion>,
  { source, clause: { id: clauseId, hash }, target, after, giveBecause }: Bringing,
  refuse: (words: string) => void,
): Promise<boolean> {
  const from = { opinionId: source.id, clauseId, hash };
  const brought = await ask(target.id, { type: "bringClause", from, after }, refuse);
  const arrived = brought?.find((entry) => entry.type === "clauseBrought");
  if (arrived?.type !== "clauseBrought") return false;
  if (giveBecause === null) return true;
  const to = { opinionId: target.id, clauseId: arrived.clauseId };
  const given = await ask(source.id, { type: "giveClause", clauseId, hash, to, reason: giveBecause }, refuse);
  return given !== null;
}

/** Copies or moves a clause into another Opinion: an act in each room, each of whoever leads there (rule U11). */
export function NextDoorDialog({ opinions, first, onClose }: NextDoorDialogProps) {
  const t = useTranslations();
  const me = useSession();
  const toast = useToast();
  const ask = useAskOpinion();
  const sending = useSending(onClose);
  const [from, setFrom] = useState<string>(first?.opinionId ?? opinions[0]!.id);
  const [what, setWhat] = useState<string>(first?.clauseId ?? "");
  const [to, setTo] = useState("");
  const [after, setAfter] = useState("");
  const [how, setHow] = useState<"copy" | "move">("copy");
  const [reason, reasonField] = useText();
  const leads = ({ record }: OpinionThere): boolean => mayDo(me, record.groupId, "bringClause") === null;
  const source = opinions.find(({ id }) => id === from);
  const clause = source?.clauses.find(({ id }) => id === what);
  const targets = opinions.filter((one) => one.id !== from && leads(one));
  const target = targets.find(({ id }) => id === to);
  const place = target?.clauses.find(({ id }) => id === after);
  const mayMove = source !== undefined && leads(source);
  const isWhole =
    source !== undefined &&
    clause !== undefined &&
    target !== undefined &&
    place !== undefined &&
    (how === "copy" || reason.trim() !== "");
  const bringing: Bringing | null = isWhole
    ? { source, clause, target, after: place.id, giveBecause: how === "copy" ? null : reason.trim() }
    : null;
  const carryOut = (): void => {
    if (bringing === null) return;
    const opinion = bringing.target.number;
    sending.send(async (refuse) => {
      const isDone = await bring(ask, bringing, refuse);
      if (isDone) toast({ kind: "done", words: t(`merging.nextDoor.done.${how}`, { opinion }) });
      return isDone;
    });
  };

  const clausesOf = (opinion: OpinionThere | undefined) => [
    { value: "", words: t("merging.choose") },
    ...(opinion?.clauses ?? []).map(({ id, number, text }) => ({
      value: id as string,
      words: `${number} ${text}`.trim().slice(0, EXCERPT_CHARS),
    })),
  ];
  const named = (list: readonly OpinionThere[]) =>
    list.map(({ id, number, title }) => ({ value: id as string, words: `${number} · ${title}` }));
  return (
    <FormDialog
      sending={sending}
      title={t("merging.nextDoor.title")}
      wide
      doWords={t(`merging.nextDoor.do.${how}`)}
      isDisabled={bringing === null}
      onSubmit={carryOut}
      onClose={onClose}
    >
      <Select
        label={t("merging.nextDoor.from")}
        choices={named(opinions)}
        chosen={from}
        onChoose={(id) => {
          setFrom(id);
          setWhat("");
          setTo("");
        }}
      />
      <Select
        label={t("merging.nextDoor.clause")}
        choices={clausesOf(source)}
        chosen={what}
        onChoose={setWhat}
      />
      {targets.length === 0 ? (
        <p className="quiet">{t("merging.nextDoor.leadsNone")}</p>
      ) : (
        <Select
          label={t("merging.nextDoor.to")}
          choices={[{ value: "", words: t("merging.choose") }, ...named(targets)]}
          chosen={to}
          onChoose={(id) => {
            setTo(id);
            setAfter("");
          }}
        />
      )}
      {target === undefined ? null : (
        <Select
          label={t("merging.nextDoor.after")}
          choices={clausesOf(target)}
          chosen={after}
          onChoose={setAfter}
        />
      )}
      <Choices
        label={t("merging.nextDoor.how")}
        chosen={how}
        onChoose={setHow}
        choices={[
          { value: "copy", words: t("merging.nextDoor.copy") },
          { value: "move", words: t("merging.nextDoor.move"), disabled: !mayMove },
        ]}
      />
      {mayMove ? null : <p className="help">{t("merging.nextDoor.moveNotYours")}</p>}
      {how === "move" ? <ReasonField {...reasonField} required /> : null}
      <p className="faint">{t("merging.nextDoor.explain")}</p>
    </FormDialog>
  );
}
