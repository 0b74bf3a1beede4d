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

  // Said once, of the clause: under each of its proposals it would be repeated.
  if (kind === "leading")
    return spoken.subject.clauseId === undefined ? null : <p className="faint">{t("asFacilitator")}</p>;
  if (kind === "silent") return null;
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
      <Button aria-label={t(own.length === 0 ? "takeName" : "changeName", { what })} onPress={take}>
        {t(own.length === 0 ? "take" : "change")}
      </Button>
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
