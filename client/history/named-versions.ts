import { useTranslations } from "use-intl";
import type { MeetingEndEvent } from "../../shared/events/text-event.ts";
import type { ReportOut } from "../../shared/forum/issued-report.ts";
import type { SettledState } from "../../shared/history/settled-state.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { type OpinionToRead, useLastLook } from "./use-history.ts";

/** The text to compare: as it stands, a settled state by its seq, or a revision by its id. */
export type Comparable =
  | { readonly kind: "now" }
  | { readonly kind: "state"; readonly seq: number }
  | { readonly kind: "revision"; readonly id: string };

export type NamedVersion = {
  readonly id: string;
  readonly at: number;
  readonly words: string;
  /** Absent where its words stand in no version of the text. */
  readonly open?: string;
  /** Its changes up to the text now. */
  readonly since?: string;
  readonly files: readonly { readonly format: "docx" | "pdf"; readonly address: string }[];
  /** Null where no state of the text is as old. */
  readonly compares: Comparable | null;
};

type Sources = {
  readonly id: OpinionId;
  readonly opinion: OpinionToRead;
  readonly states: readonly SettledState[];
  readonly issued: readonly ReportOut[];
};

/** All versions with a name, the newest first (rule J16). */
export function useNamedVersions({ id, opinion, states, issued }: Sources): readonly NamedVersion[] {
  const t = useTranslations("history");
  const say = useTranslations();
  const { language } = useLanguage();
  const { body } = useLastLook(id);
  const here = `/opinions/${id}`;
  const word = (seq: number): NamedVersion["files"] => [
    { format: "docx", address: `/api/opinions/${id}/export.docx?language=${language}&at=${seq}` },
  ];
  const since = (seq: number): string => `${here}?read=since-${seq}`;
  // A report and a look stand between two states: the earlier one is compared.
  const stateAt = (seq: number): Comparable | null => {
    const state = states.findLast((one) => one.seq <= seq);
    return state === undefined ? null : { kind: "state", seq: state.seq };
  };
  const look = body?.look ?? null;
  const named: readonly NamedVersion[] = [
    ...opinion.record.baseTexts.map(({ n, name, seq, at }): NamedVersion => {
      const numbered = say("baseText.numbered", { n });
      return {
        id: `base-${n}`,
        at,
        words: name === "" ? numbered : `${numbered}: ${name}`,
        open: `${here}?read=base-${n}`,
        since: since(seq),
        files: word(seq),
        compares: { kind: "state", seq },
      };
    }),
    ...states.flatMap((state): readonly NamedVersion[] => {
      if (state.type !== "meetingEnded") return [];
      // The list tells each entry with what it says.
      const { seq, at, name } = state as SettledState & MeetingEndEvent;
      return [
        {
          id: `meeting-${seq}`,
          at,
          words: t("afterMeeting", { name }),
          open: `?at=${seq}`,
          since: since(seq),
          files: word(seq),
          compares: { kind: "state", seq },
        },
      ];
    }),
    ...issued.flatMap(({ issue, at }): readonly NamedVersion[] => {
      const text = issue.texts.find(({ opinionId }) => opinionId === id);
      if (text === undefined) return [];
      return [
        {
          id: issue.id,
          at,
          words: t("issuedReport", { symbol: issue.symbol }),
          open: "/report#issued-reports",
          since: since(text.seq),
          files: issue.files.flatMap(({ format }) =>
            format === "docx" || format === "pdf"
              ? [{ format, address: `/api/report/issued/${issue.id}/report.${format}` }]
              : [],
          ),
          compares: stateAt(text.seq),
        },
      ];
    }),
    ...mergingOf(opinion.record).revisions.map(({ id: revision, name, at }): NamedVersion => ({
      id: revision,
      at,
      words: t("revision", { name }),
      open: `?revision=${revision}`,
      since: `?revision=${revision}&with=now`,
      files: [],
      compares: { kind: "revision", id: revision },
    })),
    ...(look === null
      ? []
      : [
          {
            id: "look",
            at: look.at,
            words: t("lastVisit"),
            since: since(look.seq),
            files: [],
            compares: stateAt(look.seq),
          },
        ]),
  ];
  return named.toSorted((one, other) => other.at - one.at);
}

/** The address that compares two versions; null where one of them cannot be. */
export function addressOfTwo(earlier: Comparable | null, later: Comparable | null): string | null {
  if (earlier === null || later === null) return null;
  if (later.kind === "revision") return `?revision=${later.id}&with=${named(earlier)}`;
  if (earlier.kind === "revision") return `?revision=${earlier.id}&with=${named(later)}`;
  if (earlier.kind !== "state") return null;
  return later.kind === "now"
    ? `?at=${earlier.seq}&with=now`
    : `?at=${Math.max(earlier.seq, later.seq)}&with=${Math.min(earlier.seq, later.seq)}`;
}

const named = (one: Comparable): string =>
  one.kind === "now" ? "now" : one.kind === "state" ? String(one.seq) : one.id;
