import { useTranslations } from "use-intl";
import type { RosterPerson } from "../../shared/protocol.ts";
import type { NameThem } from "./use-whom.ts";
import { useForum } from "../forum/use-forum.ts";
import { DelegationChip } from "./delegation-chip.tsx";
import { presentDelegations } from "./present.ts";

type PeopleTabProps = { readonly people: readonly RosterPerson[]; readonly whom: NameThem };

/** Who is in the room, by delegation and office, in the order in which they came. */
export function PeopleTab({ people, whom }: PeopleTabProps) {
  const t = useTranslations("people");
  const forum = useForum();
  const names = new Map(forum.people.map(({ id, name }) => [id, name]));
  const present = presentDelegations(people, whom, (id) => names.get(id) ?? "");
  const delegations = present.filter((one) => one.symbol !== null);
  const offices = present.filter((one) => one.symbol === null);
  if (present.length === 0) return <p className="quiet">{t("none")}</p>;
  return (
    <div className="people">
      <Group heading={t("offices")} present={offices} />
      <Group heading={t("delegations")} present={delegations} />
      <p className="faint">{t("namesWithin")}</p>
    </div>
  );
}

function Group({ heading, present }: { heading: string; present: ReturnType<typeof presentDelegations> }) {
  if (present.length === 0) return null;
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {present.map((one) => (
          <li key={one.label}>
            <DelegationChip symbol={one.symbol} name={one.name} />
            <span>
              {one.symbol === null ? "" : one.name}
              {one.persons.length === 0 ? null : <small className="faint"> {one.persons.join(", ")}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
