import { useTranslations } from "use-intl";
import type { DelegationId } from "../../shared/ids.ts";
import type { PresetDelegationGroup } from "../../shared/presets/preset.ts";
import type { ToldGroup } from "../opinion/question.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Selection } from "../ui/choices.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";

const SYMBOL_CHARS_MAX = 12;
const NAME_CHARS_MAX = 120;

/** No symbol of a group that the forum knows. */
const OTHER_GROUP = "";

export const isGroupTold = ({ symbol, name, members }: ToldGroup): boolean =>
  symbol.trim() !== "" && name.trim() !== "" && members.size >= 2;

/** As the commands have it. */
export const groupOf = ({ symbol, name, members }: ToldGroup) => ({
  symbol: symbol.trim(),
  name: name.trim(),
  members: [...members],
});

type GroupFieldsProps = {
  readonly group: ToldGroup;
  /** Legend of the fields for those who do not see them. */
  readonly legend: string;
  readonly onTell: (told: Partial<ToldGroup>) => void;
};

/** Asks for a group of delegations: one that the forum knows, or one formed for the occasion. */
export function GroupFields({ group: { symbol, name, members }, legend, onTell }: GroupFieldsProps) {
  const t = useTranslations("proposal");
  const { me, delegations, delegationGroups } = useForum();
  const wordsOf = useWordsOf();
  const known = delegationGroups.find((one) => one.symbol === symbol)?.symbol ?? OTHER_GROUP;
  // Those that are on the forum's list, and whoever submits.
  const membersOf = (group: PresetDelegationGroup | undefined): ReadonlySet<DelegationId> =>
    new Set(
      delegations.flatMap((one) =>
        one.id === me.delegationId || group?.members?.includes(one.symbol) === true ? [one.id] : [],
      ),
    );
  return (
    <fieldset className="proposing-group">
      <legend className="hidden">{legend}</legend>
      <Select<string>
        label={t("knownGroup")}
        chosen={known}
        onChoose={(next) => {
          const group = delegationGroups.find((one) => one.symbol === next);
          onTell({ symbol: next, name: group?.name.en ?? "", members: membersOf(group) });
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
        onChange={(next) => onTell({ symbol: next })}
      />
      <TextField
        label={t("groupName")}
        value={name}
        maxLength={NAME_CHARS_MAX}
        onChange={(next) => onTell({ name: next })}
      />
      <Selection<DelegationId>
        label={t("groupMembers")}
        chosen={members}
        onChange={(next) => onTell({ members: next })}
        choices={delegations.map((one) => ({
          value: one.id,
          words: one.symbol,
          disabled: one.id === me.delegationId,
        }))}
      />
      <p className="faint">{t("membersConfirm")}</p>
    </fieldset>
  );
}
