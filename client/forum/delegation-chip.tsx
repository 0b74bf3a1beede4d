import { delegationColour } from "./colours.ts";

/** A delegation by its symbol in the forum's list, or an office by its name. */
export function DelegationChip({ symbol, name }: { symbol: string | null; name: string }) {
  return (
    <span
      className={symbol === null ? "chip-delegation chip-office" : "chip-delegation"}
      style={{ background: delegationColour(symbol) }}
      title={name}
    >
      {symbol ?? name}
    </span>
  );
}
