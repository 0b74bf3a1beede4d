import { useTranslations } from "use-intl";
import { isHeadOrDeputy, isLetSpeak } from "../../shared/negotiation/empowered.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useForum } from "../forum/use-forum.ts";
import { Contributors } from "./contributors.tsx";
import { Switch } from "../ui/switch.tsx";

type Person = ForumView["people"][number];

/**
 * For a delegation's own people: who speaks for it. The head names its deputies here; the head and the deputies let
 * others take positions and submit in this Opinion (rules C10, C21).
 */
export function WhoSpeaks() {
  const t = useTranslations("position.speaks");
  const { me, people, delegations } = useForum();
  const { snapshot } = useOpenedOpinion();
  const own = delegationHere(me, snapshot.opinion.groupId);
  if (own === null || me.role === "follower") return null;
  const symbol = delegations.find((one) => one.id === own)?.symbol ?? own;
  const members = people.filter(({ role, delegationId }) => role !== "follower" && delegationId === own);
  const isAlone = members.every(({ id }) => id === me.id);
  const part = me.head ? "head" : isHeadOrDeputy(me) ? "deputy" : "member";
  return (
    <section className="who-speaks">
      <h3>{t("heading", { symbol })}</h3>
      <p className="quiet">{t(isAlone ? "alone" : `explain.${part}`, { symbol })}</p>
      <ul>
        {members.map((person) => (
          <li key={person.id}>
            <MemberSpeaks person={person} symbol={symbol} />
          </li>
        ))}
      </ul>
      <p className="faint">{t("seen", { symbol })}</p>
      <Contributors symbol={symbol} />
    </section>
  );
}

function MemberSpeaks({ person, symbol }: { person: Person; symbol: string }) {
  const t = useTranslations("position.speaks");
  const { me, rules } = useForum();
  const { snapshot, tryOut, sayRefusal, ask } = useOpenedOpinion();
  const askForum = useForumCommand();
  const { id, name, speaks } = person;
  const empowered = isLetSpeak(person, snapshot.opinion);
  const command = (on: boolean) => ({ type: "empowerMember", userId: id, empowered: on }) as const;
  const refusal = rules.closed || id === me.id || !isHeadOrDeputy(me) ? null : tryOut(command(!empowered));
  const told = { who: name, symbol };
  const standing = speaks ?? (empowered ? "here" : "not");
  return (
    <>
      <p>
        <strong>{name}</strong>{" "}
        {rules.closed ||
        id === me.id ||
        !isHeadOrDeputy(me) ||
        (speaks !== null && !me.head) ||
        speaks === "head" ? (
          <span className="quiet">{t(`standing.${standing}`)}</span>
        ) : null}
      </p>
      {!me.head || rules.closed || speaks === "head" ? null : (
        <Switch
          words={t("asDeputy")}
          name={t("asDeputyName", told)}
          on={speaks === "deputy"}
          onChange={(on) =>
            void askForum(
              { type: "nameDeputy", userId: id, deputy: on },
              t(on ? "named" : "namedNoMore", told),
            )
          }
        />
      )}
      {rules.closed || !isHeadOrDeputy(me) || id === me.id || speaks !== null ? null : (
        <Switch
          words={t("inThisOpinion")}
          name={t("inThisOpinionName", told)}
          on={empowered}
          disabled={refusal !== null}
          onChange={(on) => void ask(command(on), t(on ? "given" : "taken", told))}
        />
      )}
      {refusal === null ? null : <p className="faint">{sayRefusal(refusal)}</p>}
    </>
  );
}

/** For the secretariat, which admits people: the heads of delegations and the deputies that they named. */
export function HeadsAndDeputies() {
  const t = useTranslations("position.speaks");
  const { me, people, delegations } = useForum();
  if (me.role !== "secretariat") return null;
  const rows = delegations.flatMap(({ id, symbol }) => {
    const speaking = people.filter(({ delegationId, speaks }) => delegationId === id && speaks !== null);
    return speaking.length === 0 ? [] : [{ id, symbol, speaking }];
  });
  if (rows.length === 0) return null;
  return (
    <section className="who-speaks">
      <h3>{t("ofDelegations")}</h3>
      <dl>
        {rows.map(({ id, symbol, speaking }) => (
          <div key={id}>
            <dt>{symbol}</dt>
            {speaking.map((one) => (
              <dd key={one.id}>
                {one.name} <span className="quiet">{t(`standing.${one.speaks ?? "not"}`)}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
