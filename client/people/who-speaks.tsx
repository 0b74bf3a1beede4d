import { useTranslations } from "use-intl";
import { useConsensus } from "../consensus/consensus.tsx";
import { useForum } from "../forum/use-forum.ts";
import { Switch } from "../ui/switch.tsx";

/** For the head of a delegation: whom of it the head lets take positions and submit (rule C10). */
export function WhoSpeaks() {
  const t = useTranslations("position.speaks");
  const { me, people, delegations } = useForum();
  const { snapshot, tryOut, sayRefusal, ask } = useConsensus();
  const { empowered } = snapshot.opinion.negotiation;
  if (!me.head || me.delegationId === null) return null;
  const symbol = delegations.find((one) => one.id === me.delegationId)?.symbol ?? me.delegationId;
  const others = people.filter(
    ({ id, role, delegationId }) => id !== me.id && role !== "follower" && delegationId === me.delegationId,
  );
  const commandFor = (userId: (typeof others)[number]["id"], on: boolean) =>
    ({ type: "empowerMember", userId, empowered: on }) as const;
  const [first] = others;
  const refusal = first === undefined ? null : tryOut(commandFor(first.id, !empowered.includes(first.id)));
  return (
    <section>
      <h3>{t("heading", { symbol })}</h3>
      <p className="quiet">{t(others.length === 0 ? "alone" : "explain", { symbol })}</p>
      <ul>
        {others.map(({ id, name }) => (
          <li key={id}>
            <Switch
              words={name}
              on={empowered.includes(id)}
              disabled={refusal !== null}
              onChange={(on) =>
                void ask(commandFor(id, on), t(on ? "given" : "taken", { who: name, symbol }))
              }
            />
          </li>
        ))}
      </ul>
      {others.length === 0 ? null : (
        <p className="faint">{refusal === null ? t("seen", { symbol }) : sayRefusal(refusal)}</p>
      )}
    </section>
  );
}
