import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { opinionLanguage } from "../../shared/checks/opinion-language.ts";
import { SECTION_VERBS } from "../../shared/checks/section-verb-list.ts";
import { mayGiveLinks } from "../../shared/forum/keep-own-people.ts";
import { isMainReport, livingClauses } from "../../shared/opinion/opinion.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { FirstSection } from "../main-report/first-section.tsx";
import { newClause } from "../room/new-clause.ts";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { useToast } from "../ui/toasts.tsx";
import { BringInWord } from "../word-import/bring-in-word.tsx";

/** A text without a section: the report and an Opinion begin otherwise. */
export function FirstSteps({ room }: { readonly room: PageRoom }) {
  const { opinion } = useOpenedOpinion().snapshot;
  return isMainReport(opinion) ? <FirstSection room={room} /> : <StepsOfOpinion room={room} />;
}

/** An Opinion without a section offers the ways to begin, each to those who may (rule K22). */
function StepsOfOpinion({ room }: { readonly room: PageRoom }) {
  const t = useTranslations("first");
  const { snapshot, tryOut, sayRefusal } = useOpenedOpinion();
  const { me, rules } = useForum();
  const [, take] = useClauseSelection();
  const [, go] = useLocation();
  const toast = useToast();
  const [isBringing, setBringing] = useState(false);
  const [isBeginning, setBeginning] = useState(false);
  const { opinion, words } = snapshot;
  const after = livingClauses(opinion).at(-1)?.id ?? null;
  const verb = SECTION_VERBS[opinionLanguage(opinion, words) ?? "en"][0]!;
  const section = { type: "addClause", after, kind: "verb", text: verb } as const;
  const mayBegin = tryOut(section) === null;
  const mayBring = !rules.closed && standingOf(me, opinion.groupId) !== "follower";
  const mayInvite = !rules.closed && mayGiveLinks(me);

  const begin = async (): Promise<void> => {
    setBeginning(true);
    const added = await room.send(section);
    const verbId = "refusal" in added ? null : newClause(added.entries);
    const first =
      verbId === null ? added : await room.send({ type: "addClause", after: verbId, kind: "recital" });
    setBeginning(false);
    if ("refusal" in first) toast({ kind: "refused", words: sayRefusal(first.refusal) });
    else take(newClause(first.entries), "type");
  };
  return (
    <section className="first-steps" aria-label={t("label")}>
      <p>{t(mayBegin ? "explain" : "wait")}</p>
      <div className="acts">
        {mayBegin ? (
          <Button look="main" isDisabled={isBeginning} onPress={() => void begin()}>
            {t("begin", { verb })}
          </Button>
        ) : null}
        {mayBring ? <Button onPress={() => setBringing(true)}>{t("bring")}</Button> : null}
        {mayInvite ? <Button onPress={() => go("/people")}>{t("invite")}</Button> : null}
      </div>
      {isBringing ? <BringInWord opinionId={opinion.id} onClose={() => setBringing(false)} /> : null}
    </section>
  );
}
