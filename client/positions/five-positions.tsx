import { useId } from "react";
import { useTranslations } from "use-intl";
import { type PositionKind, POSITIONS } from "../../shared/negotiation/position.ts";
import { FieldGroup, type FieldText } from "../ui/field.tsx";

type FivePositionsProps = FieldText & {
  readonly chosen: PositionKind | null;
  readonly onChoose: (position: PositionKind) => void;
};

/** The five that a delegation may take, each with what it means; the arrow keys go through them. */
export function FivePositions({ chosen, onChoose, ...words }: FivePositionsProps) {
  const t = useTranslations("position");
  const name = useId();
  return (
    <FieldGroup {...words} look="five">
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
    </FieldGroup>
  );
}
