import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { REASON_CHARS_MAX } from "../../shared/limits.ts";
import type { Proponent } from "../../shared/negotiation/proposal.ts";
import { standingOf } from "../../shared/permissions.ts";
import type { PresetDelegationGroup } from "../../shared/preset.ts";
import { useConsensus } from "../consensus/consensus.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices, Selection } from "../ui/choices.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

const SYMBOL_CHARS_MAX = 12;
const NAME_CHARS_MAX = 120;

/** No symbol of a group that the forum knows. */
const OTHER_GROUP = "";

const NOBODY: ReadonlySet<DelegationId> = new Set();

type Whom = "delegation" | "office" | "group" | "onWord";

export type Proposer = {
  readonly whom: Whom;
  readonly choices: readonly Whom[];
  readonly symbol: string;
  readonly name: string;
  readonly members: ReadonlySet<DelegationId>;
  /** For which delegation the secretariat submits, and how it was told. */
  readonly forDelegation: DelegationId | null;
  readonly word: string;
  readonly set: (
    next: Partial<Pick<Proposer, "whom" | "symbol" | "name" | "members" | "forDelegation" | "word">>,
  ) => void;
  /** Whose it will be; null while that is not told. */
  readonly proponent: Proponent | null;
  /** As the command has it. */
  readonly command: Pick<Extract<SingleCommand, { type: "propose" }>, "as" | "for">;
  /** All that it needs is told. */
  readonly complete: boolean;
};

/** As whom one proposes: for one's delegation, as the office that one acts in, or for a group of delegations. */
export function useProposer(): Proposer {
  const { me, delegations } = useForum();
  const { snapshot } = useConsensus();
  const standing = standingOf(me, snapshot.opinion.groupId);
  const choices: Whom[] = [];
  // One hat: who leads proposes for no delegation (rule P6).
  if (standing === "lead" || standing === "chair") choices.push("office");
  else if (standing === "secretariat") choices.push("onWord");
  else if (me.delegationId !== null) choices.push("delegation", "group");
  const [told, setTold] = useState({
    whom: choices[0] ?? "delegation",
    symbol: "",
    name: "",
    forDelegation: delegations[0]?.id ?? null,
    word: "",
    members: me.delegationId === null ? NOBODY : new Set([me.delegationId]),
  });
  const { whom, symbol, name, members, forDelegation } = told;
  const word = told.word.trim();
  const group = { symbol: symbol.trim(), name: name.trim(), members: [...members] };
  const proponent = ((): Proponent | null => {
    switch (whom) {
      case "delegation":
        return me.delegationId === null ? null : { kind: "delegation", delegationId: me.delegationId };
      case "office":
        return standing === "lead" || standing === "chair" ? { kind: "office", office: standing } : null;
      case "onWord":
        return forDelegation === null ? null : { kind: "delegation", delegationId: forDelegation };
      case "group":
        return me.delegationId === null ? null : { kind: "group", ...group, coordinator: me.delegationId };
    }
  })();
  return {
    ...told,
    choices,
    proponent,
    set: (next) => setTold((before) => ({ ...before, ...next })),
    command:
      whom === "onWord"
        ? forDelegation === null
          ? {}
          : { for: { delegationId: forDelegation, word } }
        : { as: whom === "group" ? group : whom },
    complete:
      whom === "onWord"
        ? forDelegation !== null && word !== ""
        : whom !== "group" || (group.symbol !== "" && group.name !== "" && members.size >= 2),
  };
}

export function AsWhom({ proposer }: { proposer: Proposer }) {
  const t = useTranslations("proposal");
  const { me, delegations, delegationGroups } = useForum();
  const { whom, choices, symbol, name, members, forDelegation, word, set } = proposer;
  const wordsOf = useWordsOf();
  const own = delegations.find((one) => one.id === me.delegationId)?.symbol ?? "";
  if (choices.length === 0) return null;
  const known = delegationGroups.find((one) => one.symbol === symbol)?.symbol ?? OTHER_GROUP;
  // Those that are on the forum's list, and whoever submits.
  const membersOf = (group: PresetDelegationGroup | undefined): ReadonlySet<DelegationId> =>
    new Set(
      delegations.flatMap((one) =>
        one.id === me.delegationId || group?.members?.includes(one.symbol) === true ? [one.id] : [],
      ),
    );
  return (
    <>
      <Choices<Whom>
        label={t("asWhom")}
        chosen={whom}
        onChoose={(next) => set({ whom: next })}
        choices={choices.map((one) => ({ value: one, words: t(`as.${one}`, { delegation: own }) }))}
      />
      {whom !== "onWord" || forDelegation === null ? null : (
        <>
          <Select<DelegationId>
            label={t("delegation")}
            chosen={forDelegation}
            onChoose={(next) => set({ forDelegation: next })}
            choices={delegations.map((one) => ({
              value: one.id,
              words: `${one.symbol} · ${wordsOf(one.name)}`,
            }))}
          />
          <TextField
            label={t("word")}
            help={t("wordHelp")}
            value={word}
            maxLength={REASON_CHARS_MAX}
            onChange={(next) => set({ word: next })}
          />
        </>
      )}
      {whom !== "group" ? null : (
        <fieldset className="proposing-group">
          <legend className="hidden">{t("as.group", { delegation: own })}</legend>
          <Select<string>
            label={t("knownGroup")}
            chosen={known}
            onChoose={(next) => {
              const group = delegationGroups.find((one) => one.symbol === next);
              set({ symbol: next, name: group?.name.en ?? "", members: membersOf(group) });
            }}
            choices={[
              { value: OTHER_GROUP, words: t("otherGroup") },
              ...delegationGroups.map((one) => ({
                value: one.symbol,
                words: `${one.symbol} · ${wordsOf(one.name)}`,
              })),
            ]}
          />
          <TextField
            label={t("groupSymbol")}
            help={t("groupSymbolHelp")}
            value={symbol}
            maxLength={SYMBOL_CHARS_MAX}
            onChange={(next) => set({ symbol: next })}
          />
          <TextField
            label={t("groupName")}
            value={name}
            maxLength={NAME_CHARS_MAX}
            onChange={(next) => set({ name: next })}
          />
          <Selection<DelegationId>
            label={t("groupMembers")}
            chosen={members}
            onChange={(next) => set({ members: next })}
            choices={delegations.map((one) => ({
              value: one.id,
              words: one.symbol,
              disabled: one.id === me.delegationId,
            }))}
          />
          <p className="faint">{t("membersConfirm")}</p>
        </fieldset>
      )}
    </>
  );
}
