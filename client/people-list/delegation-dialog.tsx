import { useState } from "react";
import { useTranslations } from "use-intl";
import { CATEGORIES, type Category } from "../../shared/people/participant.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useForum } from "../forum/use-forum.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";

/** Adds a delegation to the forum's list, or corrects one. */
export function DelegationDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations();
  const { delegations } = useForum();
  const { sending, send } = useForumForm(onClose);
  const [id, setId] = useState("");
  const [symbol, symbolField] = useText();
  const [name, nameField] = useText();
  const [category, setCategory] = useState<Category>("memberState");
  const [reason, reasonField] = useText();
  const before = delegations.find((one) => one.id === id);
  const choose = (next: string): void => {
    const chosen = delegations.find((one) => one.id === next);
    setId(next);
    symbolField.onChange(chosen?.symbol ?? "");
    nameField.onChange(chosen?.name.en ?? "");
    setCategory(chosen?.category ?? "memberState");
  };
  const done = t("peopleList.saved", { name: symbol });
  const submit = (): void => {
    if (before === undefined)
      send({ type: "admitDelegation", symbol: symbol.trim(), name: { en: name.trim() }, category }, done);
    else
      send(
        {
          type: "correctDelegation",
          delegationId: before.id,
          symbol: symbol.trim(),
          name: { ...before.name, en: name.trim() },
          category,
          reason: reason.trim(),
        },
        done,
      );
  };
  return (
    <FormDialog
      sending={sending}
      title={t("peopleList.delegationTitle")}
      doWords={t("peopleList.editDo")}
      isDisabled={
        symbol.trim() === "" || name.trim() === "" || (before !== undefined && reason.trim() === "")
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <Select<string>
        label={t("peopleList.whichDelegation")}
        chosen={id}
        onChoose={choose}
        choices={[
          { value: "", words: t("peopleList.newDelegation") },
          ...delegations.map((one) => ({ value: one.id as string, words: `${one.symbol} – ${one.name.en}` })),
        ]}
      />
      <TextField {...symbolField} label={t("peopleList.symbol")} maxLength={12} required />
      <TextField {...nameField} label={t("peopleList.field.delegationName")} required />
      <Select<Category>
        label={t("peopleList.field.category")}
        chosen={category}
        onChoose={setCategory}
        choices={CATEGORIES.map((value) => ({ value, words: t(`category.${value}`) }))}
      />
      {before === undefined ? null : <ReasonField {...reasonField} />}
    </FormDialog>
  );
}
