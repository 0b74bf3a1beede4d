import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { mayKeepOwnPeople } from "../../shared/forum/keep-own-people.ts";
import { mayDo, mayWorkAtDesk } from "../../shared/people/permissions.ts";
import { useContributions, useContributorLabel } from "../forum/use-contributions.ts";
import { useForum } from "../forum/use-forum.ts";
import { useGroupLabel, useMeetings } from "../forum/use-meetings.ts";
import { useChosenLanguage } from "../forum/use-chosen-language.ts";
import { LANGUAGE_FACTS, LANGUAGES } from "../i18n/languages.ts";
import { useWordsOf } from "../i18n/words-of.ts";
import { useSpelling } from "../ui/spelling.ts";
import { SPOKEN_LEVELS, useSpokenLevel } from "../ui/spoken-level.ts";
import { useTheme } from "../ui/theme.ts";
import { ALSO } from "./also.ts";
import type { PaletteEntry } from "./entry.ts";
import { useHelpEntries } from "./help-entries.ts";
import { usePeopleEntries } from "./people-entries.ts";
import { followedAddress } from "./found-address.ts";

/** Entries that every page of the forum has: Opinions, pages, papers, delegations, people, settings, lines of Help. */
export function useForumEntries(): readonly PaletteEntry[] {
  const opinions = useOpinionEntries();
  const pages = usePageEntries();
  const papers = usePaperEntries();
  const people = usePeopleEntries();
  const settings = useSettingEntries();
  const help = useHelpEntries();
  return useMemo(
    () => [...opinions, ...pages, ...papers, ...people, ...settings, ...help],
    [opinions, pages, papers, people, settings, help],
  );
}

function useOpinionEntries(): readonly PaletteEntry[] {
  const t = useTranslations();
  const { groups } = useForum();
  const wordsOf = useWordsOf();
  const [, go] = useLocation();
  return useMemo(
    () =>
      groups.flatMap(({ topic, opinions }) =>
        opinions.map(({ id, number, title }) => ({
          id: `page.opinions.${id}`,
          words: `${t("nav.opinionN", { number })}: ${title === "" ? t("nav.untitled") : title}`,
          where: wordsOf(topic),
          run: () => go(`/opinions/${id}`),
        })),
      ),
    [groups, t, wordsOf, go],
  );
}

function usePageEntries(): readonly PaletteEntry[] {
  const t = useTranslations();
  const { me, boardTo, expertsList } = useForum();
  const [, go] = useLocation();
  return useMemo(() => {
    const where = t("palette.page");
    const page = (name: string, words: string, address: string): PaletteEntry => ({
      id: `page.${name}`,
      words,
      where,
      also: ALSO[`page.${name}`] ?? "",
      run: () => go(address),
    });
    const admits = mayDo(me, null, "admitPeople") === null;
    const mayKeepFacts = mayDo(me, null, "keepFacts") === null;
    return [
      page("home", t("home.title"), "/"),
      page("help", t("nav.help"), "/help"),
      page("report", t("nav.report"), "/report"),
      ...(boardTo !== "managementTeam" || mayWorkAtDesk(me) === null
        ? [page("board", t("nav.board"), "/board")]
        : []),
      page("timetable", t("nav.wholeTimetable"), "/timetable"),
      page("agenda", t("agenda.heading"), "/agenda"),
      page("mainReport", t("mainReport.heading"), "/main-report"),
      page("contributions", t("nav.contributions"), "/contributions"),
      page("consultations", t("consultation.heading"), "/consultations"),
      page("where", t("proposal.whereTextWent"), "/where"),
      page("shelf", t("nav.shelf"), "/shelf"),
      ...(mayWorkAtDesk(me) === null ? [page("desk", t("nav.desk"), "/desk")] : []),
      ...(mayDo(me, null, "openOpinion") === null ? [page("newDraft", t("nav.newDraft"), "/new-draft")] : []),
      ...(admits || mayKeepOwnPeople(me)
        ? [page("people", t(admits ? "nav.people" : "nav.ownPeople"), "/people")]
        : []),
      ...(expertsList.to === "participants" || mayKeepFacts
        ? [page("experts", t("nav.experts"), "/experts")]
        : []),
      ...(mayDo(me, null, "readAudit") === null ? [page("audit", t("nav.audit"), "/audit")] : []),
      page("mail", t("account.mail"), "/mail"),
      page("ways", t("account.ways"), "/passkeys"),
      page("device", t("account.remove"), "/device"),
    ];
  }, [t, me, boardTo, expertsList.to, go]);
}

/** Contributions, and records of meetings. They come a moment later where the page did not have them yet. */
function usePaperEntries(): readonly PaletteEntry[] {
  const t = useTranslations("palette");
  const contributions = useContributions();
  const meetings = useMeetings();
  const contributorOf = useContributorLabel();
  const groupOf = useGroupLabel();
  const [, go] = useLocation();
  return useMemo(
    () => [
      ...(contributions.kind === "here" ? contributions.here : []).map(({ id, number, title, from }) => ({
        id: `paper.${id}`,
        words: t("contribution", { number, title }),
        where: contributorOf(from),
        run: () => go(followedAddress("/contributions", { paper: id })),
      })),
      ...(meetings.kind === "here" ? meetings.here : []).map(({ id, name, groupId, closed }) => ({
        id: `paper.${id}`,
        words: t(closed === null ? "meeting" : "record", { name }),
        where: groupOf(groupId),
        run: () => go(closed === null ? `/meetings/${id}` : `/meetings/${id}/record`),
      })),
    ],
    [t, contributions, meetings, contributorOf, groupOf, go],
  );
}

function useSettingEntries(): readonly PaletteEntry[] {
  const t = useTranslations();
  const [theme, turn] = useTheme();
  const { me } = useForum();
  const [spells, turnSpelling] = useSpelling(me.id);
  const [level, chooseLevel] = useSpokenLevel(me.id);
  const choose = useChosenLanguage();
  return useMemo(() => {
    const where = t("palette.setting");
    return [
      {
        id: "set.theme",
        words: t(theme === "dark" ? "theme.toLight" : "theme.toDark"),
        where,
        also: ALSO["set.theme"] ?? "",
        run: turn,
      },
      {
        id: "set.spelling",
        words: t(spells ? "account.spellingOff" : "account.spellingOn"),
        where,
        also: ALSO["set.spelling"] ?? "",
        run: turnSpelling,
      },
      ...SPOKEN_LEVELS.filter((one) => one !== level).map((one) => ({
        id: `set.spoken.${one}`,
        words: t("aloud.choose", { level: t(`aloud.level.${one}`) }),
        where,
        also: ALSO["set.spoken"] ?? "",
        run: () => chooseLevel(one),
      })),
      ...LANGUAGES.map((id) => ({
        id: `set.language.${id}`,
        words: t("language.label", { name: LANGUAGE_FACTS[id].name }),
        where,
        also: ALSO["set.language"] ?? "",
        run: () => {
          void choose(id);
        },
      })),
    ];
  }, [t, theme, turn, spells, turnSpelling, level, chooseLevel, choose]);
}
