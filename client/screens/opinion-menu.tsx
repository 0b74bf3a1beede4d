import { Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { Opinion } from "../../shared/opinion/opinion.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useOpenProjector } from "../meetings/projector-window.ts";
import { useMeetingMenu } from "../meetings/use-meeting-menu.tsx";
import { useCommandRunner } from "../opinion/command-runner.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { usePdfEntry } from "../report/pdf-entry.ts";
import { Button } from "../ui/button.tsx";
import { lazyAgain } from "../ui/lazy-again.ts";
import { Menu } from "../ui/menu.tsx";
import { BringInWord } from "../word-import/bring-in-word.tsx";

const TakeAwayDialog = lazyAgain(
  async () => (await import("../take-away/take-away-dialog.tsx")).TakeAwayDialog,
);

const KeysDialog = quietPart(async () => (await import("../help/keys-dialog.tsx")).KeysDialog);

type OpinionMenuProps = { readonly opinion: Opinion };

/** The Opinion's name in the header opens what can be taken away of it, and its other views. */
export function OpinionMenu({ opinion }: OpinionMenuProps) {
  const t = useTranslations("header");
  const { openDialog } = useCommandRunner();
  const [, go] = useLocation();
  const { language } = useLanguage();
  const { me, rules } = useForum();
  const [taking, setTaking] = useState(false);
  const [bringing, setBringing] = useState(false);
  const [keys, setKeys] = useState(false);
  const meeting = useMeetingMenu(opinion.groupId);
  const openProjector = useOpenProjector(opinion.id);
  const pdf = usePdfEntry(opinion.id);
  const here = `/opinions/${opinion.id}`;
  const exported = (form: string): string =>
    `/api/opinions/${opinion.id}/export.${form}?language=${language}`;
  const name = opinion.number === "" ? t("unnumbered") : t("draftOpinion", { number: opinion.number });
  return (
    <>
      <Menu
        label={t("opinionMenu")}
        placement="bottom start"
        trigger={
          <Button
            look="plain"
            extraClass="opinion-name"
            aria-label={t("draftOpinionMenu", { number: opinion.number })}
          >
            {name} <span aria-hidden="true">▾</span>
          </Button>
        }
        groups={[
          {
            id: "exports",
            entries: [
              { id: "docx", words: t("exportDocx"), onPress: () => setTaking(true) },
              pdf,
              { id: "html", words: t("exportHtml"), href: exported("html"), download: true },
              { id: "akn", words: t("exportAkn"), href: exported("akn.xml"), download: true },
              { id: "txt", words: t("exportTxt"), href: exported("txt"), download: true },
              { id: "json", words: t("exportJson"), href: exported("json"), download: true },
            ],
          },
          {
            id: "views",
            entries: [
              ...(rules.closed || standingOf(me, opinion.groupId) === "follower"
                ? []
                : [{ id: "importWord", words: t("importWord"), onPress: () => setBringing(true) }]),
              ...meeting.entries,
              { id: "print", words: t("print"), onPress: () => setTimeout(() => print(), 200) },
              {
                id: "baseTexts",
                words: t("baseTexts"),
                onPress: () => openDialog({ kind: "baseTexts", n: null }),
              },
              { id: "desk", words: t("desk"), onPress: () => go(`/desk/${opinion.id}`) },
              { id: "history", words: t("history"), onPress: () => go(`${here}/history`) },
              { id: "projector", words: t("projector"), onPress: openProjector },
              { id: "keys", words: t("keys"), onPress: () => setKeys(true) },
            ],
          },
        ]}
      />
      {meeting.dialog}
      {bringing ? <BringInWord opinionId={opinion.id} onClose={() => setBringing(false)} /> : null}
      {keys ? <KeysDialog onClose={() => setKeys(false)} /> : null}
      {taking ? (
        <Suspense fallback={null}>
          <TakeAwayDialog opinion={opinion} onClose={() => setTaking(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
