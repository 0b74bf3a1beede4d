import { useState } from "react";
import { useTranslations } from "use-intl";
import { type Position, POSITIONS } from "../../shared/negotiation/position.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { useDelegations } from "../forum/use-delegations.ts";

/** Positions of delegations, by names in the forum's order: only rows that somebody took, nothing added up. */
export function PositionRows({ positions }: { positions: readonly Position[] }) {
  const t = useTranslations("position");
  const forum = useForum();
  const order = forum.delegations.map(({ id }) => id);
  const place = (one: Position): number => order.indexOf(one.delegationId);
  return (
    <dl className="positions">
      {POSITIONS.map((kind) => {
        const said = positions.filter((one) => one.position === kind).toSorted((a, b) => place(a) - place(b));
        return said.length === 0 ? null : (
          <div key={kind} className={kind}>
            <dt>{t(`kind.${kind}`)}</dt>
            <dd>
              {said.map((one) => (
                <SaidBy key={one.seq} position={one} />
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A delegation, and on demand why. */
function SaidBy({ position }: { position: Position }) {
  const t = useTranslations("position");
  const instants = useInstants();
  const { symbolOf, nameOf } = useDelegations();
  const [open, setOpen] = useState(false);
  const { delegationId, reason, until, to, onWordOf } = position;
  const symbol = symbolOf(delegationId);
  const why = [
    ...(reason === "" ? [] : [`“${reason}”`]),
    ...(onWordOf === null ? [] : [t("onWord", { word: onWordOf })]),
  ];
  return (
    <span className="said-by">
      {why.length === 0 ? (
        <span title={nameOf(delegationId)}>{symbol}</span>
      ) : (
        <Button
          look="link"
          aria-label={t("sayWhy", { who: symbol })}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {symbol}
        </Button>
      )}
      {until === null ? null : (
        <span className="faint">, {t("until", { when: instants.brief(Date.parse(until)) })}</span>
      )}
      {to === "lead" ? <span className="tag neutral">{t("toLead")}</span> : null}
      {open ? <span className="why">{why.join(" · ")}</span> : null}
    </span>
  );
}
