import { useTranslations } from "use-intl";
import type { OnWord } from "../../shared/decide/speaks-for.ts";
import type { DelegationId } from "../../shared/ids.ts";
import { useForum } from "../forum/use-forum.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { Select } from "../ui/select.tsx";
import { ReasonField } from "../ui/reason-field.tsx";

type OnWordFieldsProps = { readonly told: OnWord; readonly onTell: (told: OnWord) => void };

export function OnWordFields({ told, onTell }: OnWordFieldsProps) {
  const t = useTranslations();
  const { delegations } = useForum();
  const wordsOf = useWordsOf();
  return (
    <>
      <p>{t("wordFile.onWordExplain")}</p>
      <Select<DelegationId>
        label={t("wordFile.onWordTitle")}
        chosen={told.delegationId}
        onChoose={(delegationId) => onTell({ ...told, delegationId })}
        choices={delegations.map(({ id, symbol, name }) => ({
          value: id,
          words: `${symbol} · ${wordsOf(name)}`,
        }))}
      />
      <WordField told={told} onTell={onTell} />
    </>
  );
}

/** The delegation's way of telling it: the record says so. */
export function WordField({ told, onTell }: OnWordFieldsProps) {
  const t = useTranslations("proposal");
  return (
    <ReasonField
      label={t("word")}
      help={t("wordHelp")}
      value={told.word}
      onChange={(word) => onTell({ ...told, word })}
    />
  );
}
