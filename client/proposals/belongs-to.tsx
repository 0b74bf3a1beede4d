import { useTranslations } from "use-intl";
import { isFrom } from "../../shared/negotiation/contribution.ts";
import type { ContributionId } from "../../shared/ids.ts";
import type { Proponent } from "../../shared/negotiation/proposal.ts";
import { Select } from "../ui/select.tsx";
import { useContributions } from "../forum/use-contributions.ts";

const NONE = "";

type BelongsToProps = {
  readonly proponent: Proponent | null;
  readonly chosen: ContributionId | null;
  readonly onChoose: (id: ContributionId | null) => void;
};

/** To which paper of its proponent a proposal belongs; nothing where the proponent has none (rule F3). */
export function BelongsTo({ proponent, chosen, onChoose }: BelongsToProps) {
  const t = useTranslations("contribution");
  const contributions = useContributions();
  if (contributions.kind !== "here" || proponent === null) return null;
  const own = contributions.here.filter(
    ({ from, withdrawn }) => withdrawn === null && isFrom(from, proponent),
  );
  if (own.length === 0) return null;
  return (
    <Select<string>
      label={t("belongsTo")}
      chosen={own.some(({ id }) => id === chosen) ? (chosen ?? NONE) : NONE}
      onChoose={(value) => onChoose(own.find(({ id }) => id === value)?.id ?? null)}
      choices={[
        { value: NONE, words: t("toNone") },
        ...own.map(({ id, number, title }) => ({ value: id, words: `${number} · ${title}` })),
      ]}
    />
  );
}
