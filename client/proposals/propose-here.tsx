import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import type { ProposalKind } from "../../shared/negotiation/proposal.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button, type ButtonLook } from "../ui/button.tsx";
import { useProposing } from "../opinion/use-proposing.ts";
import { useMayPropose } from "../opinion/use-may-propose.ts";
import { SUGGEST_KEY, SUGGEST_SHORTCUT } from "./suggest-key.ts";

type ProposeHereProps = {
  /** Null: a clause at the start of the text. */
  readonly clauseId: ClauseId | null;
  readonly look?: ButtonLook;
  readonly proposing?: Exclude<ProposalKind, "keep">;
  /** The key that does the same stands on it. */
  readonly withKey?: boolean;
  /** Words already written elsewhere. */
  readonly text?: string;
  /** The button's whole text, if it is not "Suggest". */
  readonly says?: { readonly words: string; readonly name: string };
  readonly onSent?: () => void;
};

/** Opens a suggestion in the row of a clause: also where, and because, one may not type in it. */
export function ProposeHere(props: ProposeHereProps) {
  const { clauseId, look = "usual", proposing = "change", withKey = false, text, says, onSent } = props;
  const t = useTranslations("proposal");
  const mayPropose = useMayPropose();
  const { nameOf } = useOpenedOpinion();
  const propose = useProposing();
  if (!mayPropose) return null;
  const name =
    clauseId === null ? t("proposeAtStart") : t(`proposeName.${proposing}`, { clause: nameOf(clauseId) });
  return (
    <Button
      look={look}
      aria-label={says?.name ?? name}
      aria-keyshortcuts={withKey ? SUGGEST_SHORTCUT : undefined}
      onPress={() =>
        propose({
          ask: "propose",
          clauseId,
          proposing: clauseId === null ? "add" : proposing,
          ...(text === undefined ? {} : { text }),
          ...(onSent === undefined ? {} : { onSent }),
        })
      }
    >
      {says?.words ?? (clauseId === null ? name : t(`propose.${proposing}`))}
      {withKey ? <kbd aria-hidden="true">{SUGGEST_KEY}</kbd> : null}
    </Button>
  );
}
