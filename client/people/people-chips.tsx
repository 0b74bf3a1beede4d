import { memo } from "react";
import { useTranslations } from "use-intl";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { DelegationChip } from "../forum/delegation-chip.tsx";
import { presentDelegations } from "./present.ts";
import type { NamePresent } from "../forum/use-whom.ts";

type PeopleChipsProps = {
  readonly people: readonly RosterPerson[];
  readonly whom: NamePresent;
  readonly most: number;
  readonly onPress: () => void;
};

/** Of a full room nobody wants to hear more names in one breath. */
const SAID_MAX = 12;

/** Delegations in the room in one line; the whole list stands in its tab. */
export const PeopleChips = memo(function PeopleChips({ people, whom, most, onPress }: PeopleChipsProps) {
  const t = useTranslations("people");
  const present = presentDelegations(people, whom).filter((one) => one.symbol !== null);
  if (present.length === 0) return null;
  const shown = present.slice(0, present.length === most + 1 ? most + 1 : most);
  const more = present.length - shown.length;
  const said = present.slice(0, SAID_MAX).map((one) => one.label);
  const unsaid = present.length - said.length;
  const names = [said.join(", "), unsaid === 0 ? "" : t("moreNames", { n: unsaid })].join(" ").trim();
  return (
    <button type="button" className="chips" onClick={onPress} aria-label={t("hereNames", { names })}>
      {shown.map((one) => (
        <DelegationChip key={one.label} symbol={one.symbol} name={one.name} />
      ))}
      {more === 0 ? null : <span className="chip-delegation">{t("more", { n: more })}</span>}
    </button>
  );
}, isSame);

function isSame(a: PeopleChipsProps, b: PeopleChipsProps): boolean {
  return a.people === b.people && a.whom === b.whom && a.most === b.most;
}
