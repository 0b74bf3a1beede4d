import { useState } from "react";
import { useTranslations } from "use-intl";
import type { ShelvedPhrases } from "../../shared/agreed-language/shelved-text.ts";
import { mayDo } from "../../shared/people/permissions.ts";
import { useForumCommand } from "../forum/use-forum-command.ts";
import { useSession } from "../forum/use-forum.ts";
import { SidePage } from "../shell/side-page.tsx";
import { SilencesElsewhere } from "../silence/silences-elsewhere.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { ToFirstText } from "../forum/to-first-text.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Phrases } from "../agreed-language/phrases.tsx";
import { ShelveDialog } from "../agreed-language/shelve-dialog.tsx";
import { useShelvedTexts } from "../agreed-language/use-shelved-texts.ts";

/** The adopted texts on the shelf, for all to read; the secretariat puts them there and takes them off (rule E9). */
export function ShelfScreen() {
  const t = useTranslations("shelf");
  const me = useSession();
  const [adding, setAdding] = useState(false);
  const keeps = mayDo(me, null, "keepShelf") === null;
  const texts = useShelvedTexts();
  const isEmpty = texts.kind === "here" && texts.here.length === 0;
  return (
    <SidePage heading={t("heading")}>
      <SilencesElsewhere here={null} />
      <h1>{t("heading")}</h1>
      <p className="quiet">{t("explain")}</p>
      {keeps && !isEmpty ? (
        <p>
          <Button look="main" onPress={() => setAdding(true)}>
            {t("add")}
          </Button>
        </p>
      ) : null}
      <Texts texts={texts} keeps={keeps} onAdd={() => setAdding(true)} />
      {adding ? <ShelveDialog onClose={() => setAdding(false)} /> : null}
    </SidePage>
  );
}

type TextsProps = {
  readonly texts: ReturnType<typeof useShelvedTexts>;
  readonly keeps: boolean;
  readonly onAdd: () => void;
};

function Texts({ texts, keeps, onAdd }: TextsProps) {
  const t = useTranslations();
  switch (texts.kind) {
    case "loading":
      return <Busy words={t("shelf.loadingTexts")} />;
    case "failed":
      return (
        <div>
          <p className="warning">{t("shelf.failed")}</p>
          <Button onPress={texts.again}>{t("ui.tryAgain")}</Button>
        </div>
      );
    case "here":
      return texts.here.length === 0 ? (
        <Empty words={t(keeps ? "shelf.noneYours" : "shelf.none")}>
          {keeps ? (
            <Button look="main" onPress={onAdd}>
              {t("shelf.add")}
            </Button>
          ) : (
            <ToFirstText />
          )}
        </Empty>
      ) : (
        <ul className="papers" aria-label={t("shelf.texts")}>
          {texts.here.map((text) => (
            <Text key={text.id} text={text} keeps={keeps} />
          ))}
        </ul>
      );
  }
}

function Text({ text, keeps }: { text: ShelvedPhrases; keeps: boolean }) {
  const t = useTranslations("shelf");
  const command = useForumCommand();
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const { title, source, phrases } = text;
  return (
    <li>
      <div className="report-opinion">
        <small className="faint">{source}</small>
        <b dir="auto">{title}</b>
        <details onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t("phrases", { n: phrases.length })}</summary>
          {open ? <Phrases phrases={phrases} /> : null}
        </details>
      </div>
      {keeps ? (
        <span className="downloads">
          <Button aria-label={t("takeOffName", { source })} onPress={() => setAsking(true)}>
            {t("takeOff")}
          </Button>
        </span>
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={t("takeOffName", { source })}
          look="grave"
          doWords={t("takeOffDo")}
          onClose={() => setAsking(false)}
          onDo={() => {
            setAsking(false);
            void command({ type: "unshelveText", textId: text.id }, t("takenOff", { source }));
          }}
        >
          <p>{t("takeOffExplain")}</p>
        </ConfirmDialog>
      ) : null}
    </li>
  );
}
