import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Delegation } from "../../shared/forum/delegation.ts";
import { CATEGORIES, type Category } from "../../shared/people/participant.ts";
import type { Localized } from "../../shared/text/localized.ts";
import { useForumForm } from "../forum/use-forum-form.ts";
import { useForum } from "../forum/use-forum.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useText } from "../ui/use-text.ts";

/** Adds a delegation to the forum's list, or corrects one. */
type DelegationDialogProps = {
  /** The one to correct; null: it is chosen in the form, or new. */
  readonly delegation: Delegation | null;
  readonly onClose: () => void;
};

export function DelegationDialog({ delegation, onClose }: DelegationDialogProps) {
  const t = useTranslations();
  const { delegations, expertsList } = useForum();
  const { sending, send } = useForumForm(onClose);
  const [id, setId] = useState<string>(delegation?.id ?? "");
  const [symbol, symbolField] = useText(delegation?.symbol);
  const [name, nameField] = useText(delegation?.name.en);
  const [zh, zhField] = useText(delegation?.name.zh);
  const [region, regionField] = useText(delegation?.region);
  const [category, setCategory] = useState<Category>(delegation?.category ?? "memberState");
  const [reason, reasonField] = useText();
  const before = delegations.find((one) => one.id === id);
  const choose = (next: string): void => {
    const chosen = delegations.find((one) => one.id === next);
    setId(next);
    symbolField.onChange(chosen?.symbol ?? "");
    nameField.onChange(chosen?.name.en ?? "");
    zhField.onChange(chosen?.name.zh ?? "");
    regionField.onChange(chosen?.region ?? "");
    setCategory(chosen?.category ?? "memberState");
  };
  const done = t("peopleList.saved", { name: symbol });
  const submit = (): void => {
    const { zh: _, ...others }: Localized = before?.name ?? { en: "" };
    const names = { ...others, en: name.trim(), ...(zh.trim() === "" ? {} : { zh: zh.trim() }) };
    const of = region.trim();
    if (before === undefined)
      send(
        {
          type: "admitDelegation",
          symbol: symbol.trim(),
          name: names,
          category,
          ...(of === "" ? {} : { region: of }),
        },
        done,
      );
    else
      send(
        {
          type: "correctDelegation",
          delegationId: before.id,
          symbol: symbol.trim(),
          name: names,
          category,
          ...(expertsList.regions ? { region: of === "" ? null : of } : {}),
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
      <TextField {...zhField} label={t("peopleList.nameZh")} />
      <Select<Category>
        label={t("peopleList.field.category")}
        chosen={category}
        onChoose={setCategory}
        choices={CATEGORIES.map((value) => ({ value, words: t(`category.${value}`) }))}
      />
      {expertsList.regions ? <TextField {...regionField} label={t("peopleList.field.region")} /> : null}
      {before === undefined ? null : <ReasonField {...reasonField} />}
    </FormDialog>
  );
}
