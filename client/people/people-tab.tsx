import { memo, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import type { RosterPerson } from "../../shared/wire/protocol.ts";
import type { NamePresent } from "../forum/use-whom.ts";
import { useForum } from "../forum/use-forum.ts";
import { goToPerson } from "../opinion/go-to-person.ts";
import { Button } from "../ui/button.tsx";
import { DelegationChip } from "../forum/delegation-chip.tsx";
import { presentDelegations } from "./present.ts";
import { HeadsAndDeputies, WhoSpeaks } from "./who-speaks.tsx";
import { comma } from "../i18n/list-signs.ts";

type PeopleTabProps = { readonly people: readonly RosterPerson[]; readonly whom: NamePresent };

/** People in the room, by office and delegation, in a fixed order. */
export const PeopleTab = memo(function PeopleTab({ people, whom }: PeopleTabProps) {
  const t = useTranslations("people");
  const forum = useForum();
  const present = useMemo(() => {
    const names = new Map(forum.people.map(({ id, name }) => [id, name]));
    const { delegations: order } = forum;
    return presentDelegations(people, { whom, order, nameOf: (id) => names.get(id) ?? "" });
  }, [forum, people, whom]);
  const delegations = present.filter((one) => one.symbol !== null);
  const offices = present.filter((one) => one.symbol === null);
  return (
    <div className="people">
      {present.length === 0 ? <p className="quiet">{t("none")}</p> : null}
      <Group heading={t("offices")} present={offices} />
      <Group heading={t("delegations")} present={delegations} />
      <WhoSpeaks />
      <HeadsAndDeputies />
      <p className="faint">{t("namesWithin")}</p>
    </div>
  );
});

/** Of a full room the first, with the rest behind one press. */
const SHOWN_MAX = 30;
const PERSONS_MAX = 6;

function Group({ heading, present }: { heading: string; present: ReturnType<typeof presentDelegations> }) {
  const t = useTranslations("people");
  const go = useTranslations("goOn");
  const [all, setAll] = useState(false);
  if (present.length === 0) return null;
  const shown = all || present.length <= SHOWN_MAX + 1 ? present : present.slice(0, SHOWN_MAX);
  const others = present.length - shown.length;
  const named = (persons: readonly string[]): string => {
    const most = persons.length <= PERSONS_MAX + 1 ? persons : persons.slice(0, PERSONS_MAX);
    const rest = persons.length - most.length;
    return rest === 0 ? most.join(comma()) : `${most.join(comma())} ${t("moreNames", { n: rest })}`;
  };
  return (
    <section>
      <h3>{heading}</h3>
      <ul>
        {shown.map((one) => (
          <li key={one.label}>
            <DelegationChip symbol={one.symbol} name={one.name} />
            <span>
              {one.symbol === null ? "" : one.name}
              {one.persons.length === 0 ? null : <small className="faint"> {named(one.persons)}</small>}
            </span>
            <Button
              look="link"
              aria-label={go("person", { who: one.label })}
              onPress={() => goToPerson(one.label)}
            >
              {go("go")}
            </Button>
          </li>
        ))}
      </ul>
      {others === 0 ? null : <Button onPress={() => setAll(true)}>{t("others", { n: others })}</Button>}
    </section>
  );
}
