import { useTranslations } from "use-intl";
import { useLocation, useSearch } from "wouter";
import { isMainReport, type Opinion } from "../../shared/opinion/opinion.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { Button } from "../ui/button.tsx";
import { Menu } from "../ui/menu.tsx";

/** The newest base texts; the page of versions compares with every other. */
const BASE_TEXTS_MAX = 3;
const OTHER = "other";

/** One menu for all ways to read the text. Its button says the way, unless it is the current text (rule J9). */
export function ViewMenu() {
  const t = useTranslations("reading");
  const say = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const { opinion } = snapshot;
  const [, go] = useLocation();
  const read = new URLSearchParams(useSearch()).get("read") ?? "";
  const here = `/opinions/${opinion.id}`;
  const current = { id: "", words: t("working") };
  const hasProposals = opinion.negotiation.proposals.length > 0;
  const clean = [
    { id: "clean", words: say("sheet.cleanText") },
    { id: "result", words: t("result") },
    // Nobody agrees to paragraphs of the report (rule R31).
    ...(isMainReport(opinion) ? [] : [{ id: "agreed", words: t("agreed") }]),
  ];
  const list = { id: "changes", words: say("changeList.view") };
  const since = useSinceWhat(opinion);
  const groups = [
    { id: "texts", ways: [current, { id: "proposals", words: say("sheet.withProposals") }] },
    { id: "cleanTexts", ways: clean },
    { id: "changes", ways: [list, ...since, { id: OTHER, words: t("since") }] },
  ];
  const addressOf = (way: string): string =>
    way === OTHER ? `${here}/versions` : way === "" ? here : `${here}?read=${way}`;
  const viewed = useViewed(read, opinion);
  return (
    <Menu
      label={t("view")}
      placement="bottom start"
      chosen={read}
      trigger={
        <Button
          look="plain"
          extraClass={viewed === null ? "view-menu" : "view-menu other"}
          aria-label={t("viewIs", { view: viewed ?? t("working") })}
        >
          <span>{viewed ?? t("view")}</span> <span aria-hidden="true">▾</span>
        </Button>
      }
      groups={groups.map(({ id, ways }) => ({
        id,
        entries: ways.map((way) => ({
          ...way,
          onPress: () => go(addressOf(way.id)),
          ...(way.id === "proposals" && !hasProposals ? { disabled: true, note: t("noProposals") } : {}),
        })),
      }))}
    />
  );
}

type Way = { readonly id: string; readonly words: string };

/** Versions with which the text is compared most: a person's last visit, the last meeting, the newest base texts. */
function useSinceWhat({ meetingEnds, baseTexts }: Opinion): readonly Way[] {
  const t = useTranslations("reading");
  const lastEnd = meetingEnds?.at(-1);
  return [
    { id: "since-visit", words: t("sinceVisit") },
    ...(lastEnd === undefined ? [] : [{ id: `since-${lastEnd.seq}`, words: t("sinceMeeting") }]),
    ...baseTexts
      .slice(-BASE_TEXTS_MAX)
      .toReversed()
      .map(({ n, seq }) => ({ id: `since-${seq}`, words: t("sinceBase", { n }) })),
  ];
}

/** The way in which the text is read; null for the current text. */
function useViewed(read: string, opinion: Opinion): string | null {
  const t = useTranslations("reading");
  const say = useTranslations();
  const since = useSinceWhat(opinion);
  if (read === "agreed" || read === "result") return t(read);
  if (read === "changes") return say("changeList.view");
  const [, base] = /^base-(\d{1,15})$/.exec(read) ?? [];
  if (base !== undefined) return say("baseText.numbered", { n: Number(base) });
  if (read.startsWith("since-")) return since.find(({ id }) => id === read)?.words ?? t("sinceVersion");
  const switched = read.split(".");
  if (switched.includes("proposals")) return say("sheet.withProposals");
  return switched.includes("clean") ? say("sheet.cleanText") : null;
}
