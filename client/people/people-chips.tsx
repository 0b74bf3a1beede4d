import { memo } from "react";
import { useTranslations } from "use-intl";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import { DelegationChip } from "../forum/delegation-chip.tsx";
import { type Present, presentDelegations } from "./present.ts";
import { useForum } from "../forum/use-forum.ts";
import type { NamePresent } from "../forum/use-whom.ts";
import { comma } from "../i18n/list-signs.ts";

type PeopleChipsProps = {
  readonly people: readonly RosterPerson[];
  readonly whom: NamePresent;
  /** Delegations that are shown. */
  readonly most: number;
  readonly showsOffices: boolean;
  readonly onPress: () => void;
};

/** Of a full room nobody wants to hear more names in one breath. */
const SAID_MAX = 12;

/** Offices and delegations in the room in one line; the whole list stands in its tab. */
export const PeopleChips = memo(function PeopleChips({
  people,
  whom,
  most,
  showsOffices,
  onPress,
}: PeopleChipsProps) {
  const t = useTranslations("people");
  const { delegations: order } = useForum();
  const present = presentDelegations(people, { whom, order });
  // A facilitator of another group is named by its topic, which is too long for this line.
  const isOfMeeting = ({ role, label }: Present): boolean =>
    role === "chair" || role === "secretariat" || label === t("facilitator");
  if (present.length === 0) return null;
  const offices = showsOffices ? present.filter(isOfMeeting) : [];
  const delegations = present.filter((one) => one.symbol !== null);
  // The stages beside them stay in sight.
  const room = Math.max(1, most - Math.max(0, offices.length - 1));
  const shown = [...offices, ...delegations.slice(0, delegations.length === room + 1 ? room + 1 : room)];
  const more = present.length - shown.length;
  const said = present.slice(0, SAID_MAX).map((one) => one.label);
  const unsaid = present.length - said.length;
  const names = [said.join(comma()), unsaid === 0 ? "" : t("moreNames", { n: unsaid })].join(" ").trim();
  return (
    <button type="button" className="chips" onClick={onPress} aria-label={t("hereNames", { names })}>
      {/* A space between each: their words are told apart as in the name of the button. */}
      {shown.flatMap((one) => [<DelegationChip key={one.label} symbol={one.symbol} name={one.name} />, " "])}
      {more === 0 ? null : <span className="chip-delegation">{t("more", { n: more })}</span>}
    </button>
  );
}, isSame);

function isSame(a: PeopleChipsProps, b: PeopleChipsProps): boolean {
  return a.people === b.people && a.whom === b.whom && a.most === b.most && a.showsOffices === b.showsOffices;
}
