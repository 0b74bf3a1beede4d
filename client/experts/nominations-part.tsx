import { useState } from "react";
import { useTranslations } from "use-intl";
import type { Nomination } from "../../shared/experts/nomination.ts";
import { useForum } from "../forum/use-forum.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { ExpertLinkDialog } from "./expert-link-dialog.tsx";
import { type ExpertLink, NominationLine } from "./nomination-line.tsx";
import { OpenNominationsDialog } from "./open-nominations-dialog.tsx";
import { useNominations } from "./use-experts.ts";

/** Nominations as the secretariat handles them: opened under a letter, approved or refused one by one (rules P21-P24). */
export function NominationsPart() {
  const t = useTranslations("experts");
  return (
    <section className="nominations" aria-label={t("nominations")}>
      <h2>{t("nominations")}</h2>
      <Call />
      <Received />
    </section>
  );
}

function Call() {
  const t = useTranslations("experts");
  const { nominations, timeZone, rules } = useForum();
  const instants = useInstants();
  const command = useForumCommand();
  const [asked, setAsked] = useState<"open" | "close" | null>(null);
  const end = (): void => setAsked(null);
  return (
    <>
      <p>
        {nominations === null
          ? t("notOpen")
          : t("isOpen", { letter: nominations.letter, at: instants.inZone(nominations.until, timeZone) })}
      </p>
      {rules.closed ? null : (
        <p className="experts-acts">
          <Button look={nominations === null ? "main" : "usual"} onPress={() => setAsked("open")}>
            {t(nominations === null ? "open" : "openAnother")}
          </Button>
          {nominations === null ? null : <Button onPress={() => setAsked("close")}>{t("close")}</Button>}
        </p>
      )}
      {asked === "open" ? <OpenNominationsDialog onClose={end} /> : null}
      {asked === "close" ? (
        <ConfirmDialog
          title={t("close")}
          look="grave"
          doWords={t("closeDo")}
          onClose={end}
          onDo={() => {
            end();
            void command({ type: "closeNominations" }, t("closedDone"));
          }}
        >
          <p>{t("closeExplain")}</p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function Received() {
  const t = useTranslations();
  const nominations = useNominations();
  switch (nominations.kind) {
    case "loading":
      return <Busy words={t("experts.loading")} />;
    case "failed":
      return (
        <div>
          <p className="warning">{t("experts.failed")}</p>
          <Button onPress={nominations.again}>{t("ui.tryAgain")}</Button>
        </div>
      );
    case "here":
      return <Lines nominations={nominations.here} />;
  }
}

function Lines({ nominations }: { readonly nominations: readonly Nomination[] }) {
  const t = useTranslations("experts");
  const waiting = nominations.filter(({ state }) => state.kind === "waiting");
  const [link, setLink] = useState<ExpertLink | null>(null);
  const decided = nominations.filter(({ state }) => state.kind !== "waiting").toReversed();
  return (
    <>
      <p role="status">{t("waiting", { n: waiting.length })}</p>
      <ul className="papers">
        {waiting.map((one) => (
          <NominationLine key={one.id} nomination={one} onLink={setLink} />
        ))}
      </ul>
      {decided.length === 0 ? null : (
        <details>
          <summary>{t("decided")}</summary>
          <ul className="papers">
            {decided.map((one) => (
              <NominationLine key={one.id} nomination={one} onLink={setLink} />
            ))}
          </ul>
        </details>
      )}
      {link === null ? null : <ExpertLinkDialog {...link} onClose={() => setLink(null)} />}
    </>
  );
}
