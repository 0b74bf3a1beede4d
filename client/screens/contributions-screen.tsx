import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { delegationId } from "../../shared/ids.ts";
import { handInRefusal } from "../../shared/forum/hand-in-paper.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum, useSession } from "../forum/use-forum.ts";
import { useLinkedId } from "../opinion/linked-part.ts";
import { SidePage } from "../shell/side-page.tsx";
import { DeadlineNews } from "../shell/load-deadline-news.ts";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ToFirstText } from "../forum/to-first-text.tsx";
import { HandInDialog } from "../contributions/hand-in-dialog.tsx";
import { HandedInList } from "../contributions/handed-in-list.tsx";
import { RegisterDialog } from "../contributions/register-dialog.tsx";
import { Paper } from "../contributions/paper.tsx";
import { useContributions } from "../forum/use-contributions.ts";

/** The papers that were handed in, each with the proposals that belong to it (rules F1 to F5). */
export function ContributionsScreen() {
  const t = useTranslations("contribution");
  const me = useSession();
  const contributions = useContributions();
  const paper = useTranslations("paper");
  const consultation = useTranslations("consultation");
  const { rules } = useForum();
  const [asking, setAsking] = useState<"register" | "handIn" | null>(null);
  const keeps = mayDo(me, null, "keepPapers") === null;
  const handsIn = !rules.closed && handInRefusal(me) === null;
  const isEmpty = contributions.kind === "here" && contributions.here.length === 0;
  return (
    <SidePage heading={t("heading")} extraClass="contributions">
      <DeadlineNews here={null} />
      <SilencesElsewhere here={null} />
      <h1>{t("heading")}</h1>
      <p className="quiet">
        {t("explain")} <Link href="/where">{t("whereTextWent")}</Link>{" "}
        <Link href="/consultations">{consultation("heading")}</Link>
      </p>
      {handsIn || (keeps && !isEmpty) ? (
        <p>
          {handsIn ? (
            <Button look="main" onPress={() => setAsking("handIn")}>
              {paper("handIn")}
            </Button>
          ) : null}
          {keeps && !isEmpty ? (
            <Button look="main" onPress={() => setAsking("register")}>
              {t("register")}
            </Button>
          ) : null}
        </p>
      ) : null}
      <HandedInList keeps={keeps} />
      <Listed contributions={contributions} keeps={keeps} onRegister={() => setAsking("register")} />
      {asking === "register" ? <RegisterDialog onClose={() => setAsking(null)} /> : null}
      {asking === "handIn" ? <HandInDialog to={null} onClose={() => setAsking(null)} /> : null}
    </SidePage>
  );
}

type ListedProps = {
  readonly contributions: ReturnType<typeof useContributions>;
  readonly keeps: boolean;
  readonly onRegister: () => void;
};

function Listed({ contributions, keeps, onRegister }: ListedProps) {
  const t = useTranslations();
  const { symbolOf } = useDelegations();
  const linked = useLinkedId("delegation");
  switch (contributions.kind) {
    case "loading":
      return <Busy words={t("contribution.loading")} />;
    case "failed":
      return (
        <div>
          <p className="warning">{t("contribution.failed")}</p>
          <Button onPress={contributions.again}>{t("ui.tryAgain")}</Button>
        </div>
      );
    case "here": {
      const { here } = contributions;
      if (here.length === 0)
        return (
          <Empty words={t(keeps ? "contribution.noneYours" : "contribution.none")}>
            {keeps ? (
              <Button look="main" onPress={onRegister}>
                {t("contribution.register")}
              </Button>
            ) : (
              <ToFirstText />
            )}
          </Empty>
        );
      const first = here.find(({ from }) => from.kind === "delegation" && from.delegationId === linked);
      return (
        <>
          <p role="status">
            {linked === null || first !== undefined
              ? ""
              : t("contribution.noneOf", { symbol: symbolOf(delegationId(linked)) })}
          </p>
          <ul className="papers" aria-label={t("contribution.heading")}>
            {here.map((one) => (
              <Paper key={one.id} contribution={one} keeps={keeps} isFirst={one === first} />
            ))}
          </ul>
        </>
      );
    }
  }
}
