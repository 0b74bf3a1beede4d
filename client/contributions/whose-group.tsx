import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Selection } from "../ui/choices.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

const SYMBOL_CHARS_MAX = 12;
const OTHER_GROUP = "";

type WhoseGroupProps = {
  readonly symbol: string;
  readonly members: ReadonlySet<DelegationId>;
  readonly onSymbol: (symbol: string) => void;
  readonly onMembers: (members: ReadonlySet<DelegationId>) => void;
};

/** A group of delegations by its symbol and members; those that the forum knows are offered by name. */
export function WhoseGroup({ symbol, members, onSymbol, onMembers }: WhoseGroupProps) {
  const t = useTranslations("proposal");
  const { delegations, delegationGroups } = useForum();
  const wordsOf = useWordsOf();
  return (
    <>
      <Select<string>
        label={t("knownGroup")}
        chosen={delegationGroups.find((one) => one.symbol === symbol)?.symbol ?? OTHER_GROUP}
        onChoose={(next) => {
          const known = delegationGroups.find((one) => one.symbol === next)?.members ?? [];
          onSymbol(next);
          onMembers(new Set(delegations.flatMap((one) => (known.includes(one.symbol) ? [one.id] : []))));
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
        onChange={onSymbol}
      />
      <Selection<DelegationId>
        label={t("groupMembers")}
        chosen={members}
        onChange={onMembers}
        choices={delegations.map((one) => ({ value: one.id, words: one.symbol }))}
      />
    </>
  );
}
