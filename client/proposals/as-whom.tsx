import { useState } from "react";
import { useTranslations } from "use-intl";
import type { SingleCommand } from "../../shared/commands/commands.ts";
import type { DelegationId } from "../../shared/ids.ts";
import type { Proponent } from "../../shared/negotiation/proposal.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Choices } from "../ui/choices.tsx";
import { Select } from "../ui/select.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import type { ToldGroup } from "../opinion/question.ts";
import { GroupFields, groupOf, isGroupTold } from "./group-fields.tsx";

const NOBODY: ReadonlySet<DelegationId> = new Set();

type Whom = "delegation" | "office" | "group" | "onWord";

export type Proposer = ToldGroup & {
  readonly whom: Whom;
  readonly choices: readonly Whom[];
  /** For which delegation the secretariat submits, and how it was told. */
  readonly forDelegation: DelegationId | null;
  readonly word: string;
  readonly set: (
    next: Partial<Pick<Proposer, "whom" | "symbol" | "name" | "members" | "forDelegation" | "word">>,
  ) => void;
  /** The future proponent; null while that is not told. */
  readonly proponent: Proponent | null;
  /** As the command has it. */
  readonly command: Pick<Extract<SingleCommand, { type: "propose" }>, "as" | "for">;
  /** All that it needs is told. */
  readonly complete: boolean;
};

/**
 * As whom one proposes: for one's delegation, as the office that one acts in, or for a group of delegations. `first`:
 * the group that is meant.
 */
export function useProposer(first?: ToldGroup): Proposer {
  const { me, delegations } = useForum();
  const { snapshot } = useOpenedOpinion();
  const standing = standingOf(me, snapshot.opinion.groupId);
  const choices: Whom[] = [];
  // A lead proposes for no delegation (rule P6).
  if (standing === "lead" || standing === "chair") choices.push("office");
  else if (standing === "secretariat") choices.push("onWord");
  else if (me.delegationId !== null) choices.push("delegation", "group");
  const [told, setTold] = useState({
    whom: first === undefined ? (choices[0] ?? "delegation") : ("group" as const),
    symbol: "",
    name: "",
    forDelegation: delegations[0]?.id ?? null,
    word: "",
    members: me.delegationId === null ? NOBODY : new Set([me.delegationId]),
    ...first,
  });
  const { whom, forDelegation } = told;
  const word = told.word.trim();
  const proponent = ((): Proponent | null => {
    switch (whom) {
      case "delegation":
        return me.delegationId === null ? null : { kind: "delegation", delegationId: me.delegationId };
      case "office":
        return standing === "lead" || standing === "chair" ? { kind: "office", office: standing } : null;
      case "onWord":
        return forDelegation === null ? null : { kind: "delegation", delegationId: forDelegation };
      case "group":
        return me.delegationId === null
          ? null
          : { kind: "group", ...groupOf(told), coordinator: me.delegationId };
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
        : { as: whom === "group" ? groupOf(told) : whom },
    complete:
      whom === "onWord" ? forDelegation !== null && word !== "" : whom !== "group" || isGroupTold(told),
  };
}

export function AsWhom({ proposer }: { proposer: Proposer }) {
  const t = useTranslations("proposal");
  const { me, delegations } = useForum();
  const { whom, choices, forDelegation, word, set } = proposer;
  const wordsOf = useWordsOf();
  const own = delegations.find((one) => one.id === me.delegationId)?.symbol ?? "";
  if (choices.length === 0) return null;
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
          <ReasonField
            label={t("word")}
            help={t("wordHelp")}
            value={word}
            onChange={(next) => set({ word: next })}
          />
        </>
      )}
      {whom !== "group" ? null : (
        <GroupFields
          group={proposer}
          legend={t("as.group", { delegation: own })}
          onTell={(told) => set(told)}
        />
      )}
    </>
  );
}
