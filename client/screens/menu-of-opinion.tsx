import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { isMainReport, type Opinion } from "../../shared/opinion/opinion.ts";
import { standingOf } from "../../shared/people/permissions.ts";
import { useForum } from "../forum/use-forum.ts";
import { lazyPart } from "../i18n/later-messages.ts";
import { useOpenProjector } from "../meetings/projector-window.ts";
import { useMeetingMenu } from "../meetings/use-meeting-menu.tsx";
import { useActEntries } from "../opinion/act-menu.ts";
import type { Act } from "../opinion/acts.ts";
import { Fetched } from "../opinion/fetched.tsx";
import { useShowSidePanel } from "../opinion/side-panel.ts";
import { ALSO } from "../palette/also.ts";
import type { PaletteEntry } from "../palette/entry.ts";
import { useOffered } from "../palette/offered.ts";
import type { MenuEntry } from "../ui/menu-entries.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";
import { BringInWord } from "../word-import/bring-in-word.tsx";

const TakeAwayDialog = lazyPart(
  async () => (await import("../take-away/take-away-dialog.tsx")).TakeAwayDialog,
);
const KeysDialog = lazyPart(async () => (await import("../help/keys-dialog.tsx")).KeysDialog);

const SHOWN_MAX = 8;
const ACTS: readonly Act[] = ["consolidate", "advanceStage", "opinionPen"];
/** A draft of the report is published on its own page (rule R33). */
const IN_REPORT: ReadonlySet<string> = new Set([
  "mainReport",
  "download",
  "versions",
  "projector",
  "keys",
  "print",
]);
/** The menu has closed by then: it would stand on the paper. */
const PRINT_MS = 200;

type MenuOfOpinionProps = {
  readonly opinion: Opinion;
  readonly trigger: ReactNode;
  readonly opensAtOnce: boolean;
};

/** The Opinion's menu: at most eight entries, by their use. The palette has all of them, and the ways to read the text. */
export function MenuOfOpinion({ opinion, trigger, opensAtOnce }: MenuOfOpinionProps) {
  const t = useTranslations();
  const [, go] = useLocation();
  const { me, rules } = useForum();
  const showPanel = useShowSidePanel();
  const [asked, setAsked] = useState<"download" | "import" | "keys" | null>(null);
  const meeting = useMeetingMenu(opinion.groupId);
  const acts = useActEntries();
  const openProjector = useOpenProjector(opinion.id);
  const readings = useReadings(opinion);
  const here = `/opinions/${opinion.id}`;
  const close = (): void => setAsked(null);

  const isReport = isMainReport(opinion);
  const mayBring = !rules.closed && standingOf(me, opinion.groupId) !== "follower";
  const all: readonly MenuEntry[] = [
    ...(isReport
      ? [{ id: "mainReport", words: t("mainReport.toPage"), onPress: () => go("/main-report") }]
      : []),
    ...meeting.entries,
    ...acts(ACTS).filter(({ disabled }) => disabled !== true),
    { id: "download", words: t("header.download"), onPress: () => setAsked("download") },
    { id: "versions", words: t("header.history"), onPress: () => go(`${here}/versions`) },
    { id: "projector", words: t("header.projector"), onPress: openProjector },
    ...(mayBring
      ? [{ id: "importWord", words: t("header.importWord"), onPress: () => setAsked("import") }]
      : []),
    { id: "desk", words: t("header.desk"), onPress: () => go(`/desk/${opinion.id}`) },
    { id: "languages", words: t("translation.heading"), onPress: () => go(`${here}/languages`) },
    { id: "keys", words: t("header.keys"), onPress: () => setAsked("keys") },
    { id: "print", words: t("header.print"), onPress: () => setTimeout(() => print(), PRINT_MS) },
  ];
  const entries = isReport ? all.filter(({ id }) => IN_REPORT.has(id)) : all;
  const tabs = [
    { id: "proposals", words: t("proposal.heading"), onPress: () => showPanel("proposals") },
    { id: "people", words: t("people.tab"), onPress: () => showPanel("people") },
    { id: "record", words: t("panel.tabRecord"), onPress: () => showPanel("record") },
  ];
  useOffered(() => {
    const where = t("acts.groupOpinion");
    const offered = [...entries, ...tabs].filter(({ id }) => !ACTS.some((act) => act === id));
    return [
      ...offered.map(({ id, words, onPress }): PaletteEntry => ({
        id: `opinion.${id}`,
        words,
        where,
        also: ALSO[`opinion.${id}`] ?? "",
        run: () => onPress?.(),
      })),
      ...readings,
    ];
  });

  return (
    <>
      <MenuPopup
        label={t("header.opinionMenu")}
        placement="bottom start"
        trigger={trigger}
        opensAtOnce={opensAtOnce}
        groups={[{ id: "opinion", entries: entries.slice(0, SHOWN_MAX) }]}
      />
      {meeting.dialog}
      {asked === "import" ? <BringInWord opinionId={opinion.id} onClose={close} /> : null}
      {asked === "keys" ? (
        <Fetched onGiveUp={close}>
          <KeysDialog onClose={close} />
        </Fetched>
      ) : null}
      {asked === "download" ? (
        <Fetched onGiveUp={close}>
          <TakeAwayDialog opinion={opinion} onClose={close} />
        </Fetched>
      ) : null}
    </>
  );
}

/** The ways to read the text, each an address (rule J9). */
function useReadings(opinion: Opinion): readonly PaletteEntry[] {
  const t = useTranslations();
  const [, go] = useLocation();
  const here = `/opinions/${opinion.id}`;
  const where = t("reading.view");
  const reading = (id: string, words: string, address: string): PaletteEntry => ({
    id: `read.${id}`,
    words,
    where,
    also: ALSO[`read.${id}`] ?? "",
    run: () => go(`${here}${address}`),
  });
  const lastEnd = opinion.meetingEnds?.at(-1);
  return [
    reading("working", t("reading.working"), ""),
    reading("proposals", t("sheet.withProposals"), "?read=proposals"),
    reading("clean", t("sheet.cleanText"), "?read=clean"),
    reading("agreed", t("reading.agreed"), "?read=agreed"),
    reading("result", t("reading.result"), "?read=result"),
    reading("changes", t("changeList.view"), "?read=changes"),
    ...opinion.baseTexts.map(({ n }) =>
      reading(`base.${n}`, t("baseText.numbered", { n }), `?read=base-${n}`),
    ),
    ...(lastEnd === undefined
      ? []
      : [reading("sinceMeeting", t("reading.sinceMeeting"), `?read=since-${lastEnd.seq}`)]),
    reading("sinceVisit", t("reading.sinceVisit"), "?read=since-visit"),
    reading("since", t("reading.since"), "/versions"),
  ];
}
