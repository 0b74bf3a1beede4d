import { useTranslations } from "use-intl";
import { sameSubject } from "../../shared/negotiation/position.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { Button } from "../ui/button.tsx";
import { plainSubject, type Spoken, useSpeaking } from "../opinion/use-speaking.ts";

/** The own delegation's position with its acts, or in words why this person takes none. */
export function TakePosition({ spoken }: { spoken: Spoken }) {
  const t = useTranslations("position");
  const { ask, sayRefusal } = useOpenedOpinion();
  const { openDialog } = useCommandRunner();
  const { kind, refusal, own, earlier, what } = useSpeaking()(spoken);
  const take = (): void => openDialog({ kind: "position", ...spoken });

  if (kind === "leading" || kind === "silent") return null;
  // A first position on the clause stands in the bar and in the list of what can be added.
  const isOnClause = spoken.subject.clauseId !== undefined;
  if (isOnClause && (kind === "onWord" || own.length + earlier.length === 0)) return null;
  if (refusal !== null) return <p className="faint">{sayRefusal(refusal)}</p>;
  if (kind === "onWord")
    return (
      <Button aria-label={t("forName", { what })} onPress={take}>
        {t("forDelegation")}
      </Button>
    );
  // An objection to the same words in another clause is withdrawn there.
  const said = [
    ...own
      .filter((one) => sameSubject(one.subject, spoken.subject))
      .map(({ to }) => ({ to, isEarlier: false })),
    ...earlier.map(({ to }) => ({ to, isEarlier: true })),
  ];
  return (
    <div className="position-acts">
      {isOnClause && own.length === 0 ? null : (
        <Button aria-label={t(own.length === 0 ? "takeName" : "changeName", { what })} onPress={take}>
          {t(own.length === 0 ? "take" : "change")}
        </Button>
      )}
      {said.map(({ to, isEarlier }) => (
        <Button
          key={to}
          aria-label={t(isEarlier ? "withdrawEarlierName" : "withdrawName", { what })}
          onPress={() =>
            void ask(
              { type: "withdrawPosition", subject: plainSubject(spoken.subject), to },
              t("withdrawn", { what }),
            )
          }
        >
          {t(isEarlier ? "withdrawEarlier" : "withdraw")}
          {said.length > 1 ? ` (${t(to === "lead" ? "toLead" : "toRoom")})` : ""}
        </Button>
      ))}
    </div>
  );
}
