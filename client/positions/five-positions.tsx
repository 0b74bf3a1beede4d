import { useId } from "react";
import { useTranslations } from "use-intl";
import { POSITIONS } from "../../shared/negotiation/position.ts";
import type { PositionKind } from "../../shared/negotiation/position.ts";

type FivePositionsProps = {
  readonly label: string;
  readonly chosen: PositionKind | null;
  readonly onChoose: (position: PositionKind) => void;
};

/** The five that a delegation may take, each with what it means; the arrow keys go through them. */
export function FivePositions({ label, chosen, onChoose }: FivePositionsProps) {
  const t = useTranslations("position");
  const name = useId();
  return (
    <fieldset className="five">
      <legend className="field-label">{label}</legend>
      {POSITIONS.map((kind) => (
        <label key={kind}>
          <input
            type="radio"
            name={name}
            value={kind}
            checked={kind === chosen}
            onChange={() => onChoose(kind)}
          />
          <strong>{t(`kind.${kind}`)}</strong>
          <small>{t(`means.${kind}`)}</small>
        </label>
      ))}
    </fieldset>
  );
}
