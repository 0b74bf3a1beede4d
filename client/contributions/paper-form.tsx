import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { bytesOf } from "../../shared/text/bytes-of.ts";
import { paragraphsOfPaper } from "../../shared/forum/register-contribution.ts";
import {
  CONTRIBUTION_BYTES_MAX,
  CONTRIBUTION_NUMBER_CHARS_MAX,
  TITLE_CHARS_MAX,
} from "../../shared/limits.ts";
import type { ForumView } from "../../shared/forum/forum-view.ts";
import { isOpenAt, turnsOf } from "../../shared/timetable/timetable.ts";
import { useSeat } from "../forum/use-seat.ts";
import { useForum } from "../forum/use-forum.ts";
import { fromTheWall, onTheWall } from "../time/zone-time.ts";
import { DateField } from "../time/date-field.tsx";
import { PlainTextField } from "../ui/plain-text-field.tsx";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { PAPER_LANGUAGES, type PaperLanguage } from "./paper-languages.ts";

/** A paper's own words as they are entered. */
export type EnteredPaper = {
  readonly number: string;
  readonly title: string;
  readonly language: PaperLanguage;
  /** As the browser's own field has it, at the forum's seat. */
  readonly received: string;
  readonly text: string;
};

/** True if the timetable had contributions open at an instant: the server decides by the same rule (rule F8). */
export const papersOpenAt = ({ timetable, openedAt, timeZone }: ForumView, at: number): boolean =>
  isOpenAt(turnsOf("contributions", timetable, { openedAt, timeZone, of: null }), at);

/** Nothing is entered yet, but for what is known of it. */
export function usePaperForm(
  known: { readonly number?: string; readonly title?: string; readonly language?: string } = {},
) {
  const forum = useForum();
  const { timeZone, now } = forum;
  const [isKnownLate, setKnownLate] = useState(false);
  const [entered, setEntered] = useState<EnteredPaper>(() => ({
    number: known.number ?? "",
    title: known.title ?? "",
    language: PAPER_LANGUAGES.find((one) => one === known.language) ?? "en",
    received: onTheWall(now, timeZone),
    text: "",
  }));
  const { number, title, language, received, text } = entered;
  const read = useDeferredValue(text);
  const paragraphs = useMemo(() => paragraphsOfPaper(read), [read]);
  const receivedAt = fromTheWall(received, timeZone);
  const isLate = receivedAt !== null && !papersOpenAt(forum, receivedAt);
  const isComplete =
    (!isLate || isKnownLate) &&
    number.trim() !== "" &&
    title.trim() !== "" &&
    (text.trim() === "" || paragraphs.length > 0);
  /** As the commands have it; null while something is missing. */
  const told =
    receivedAt === null || !isComplete
      ? null
      : {
          number: number.trim(),
          title: title.trim(),
          language,
          receivedAt: new Date(receivedAt).toISOString(),
          ...(isLate ? { late: true as const } : {}),
          ...(text.trim() === "" ? {} : { text }),
        };
  return { entered, setEntered, paragraphs, receivedAt, isLate, isKnownLate, setKnownLate, told };
}

type Entering = ReturnType<typeof usePaperForm>;

export function NumberAndTitle({ entered, setEntered }: Pick<Entering, "entered" | "setEntered">) {
  const t = useTranslations("contribution");
  return (
    <>
      <TextField
        label={t("number")}
        help={t("numberHelp")}
        value={entered.number}
        maxLength={CONTRIBUTION_NUMBER_CHARS_MAX}
        focusFirst
        onChange={(number) => setEntered((now) => ({ ...now, number }))}
      />
      <TextField
        label={t("title")}
        value={entered.title}
        maxLength={TITLE_CHARS_MAX}
        onChange={(title) => setEntered((now) => ({ ...now, title }))}
      />
    </>
  );
}

/** The instant of receipt, its language, and its text with what was understood of it. */
export function ReceivedText(entering: Entering) {
  const { entered, setEntered, paragraphs, receivedAt, isLate, isKnownLate, setKnownLate } = entering;
  const t = useTranslations("contribution");
  const seat = useSeat();
  return (
    <>
      <DateField
        type="datetime-local"
        label={t("receivedAt", { zone: seat })}
        value={entered.received}
        wrong={receivedAt === null ? t("receivedNeeded") : null}
        onChange={(received) => setEntered((now) => ({ ...now, received }))}
      />
      {isLate ? (
        <div className="warning" role="status">
          <p>{t("cameLate")}</p>
          <label className="choice">
            <input
              type="checkbox"
              checked={isKnownLate}
              onChange={(event) => setKnownLate(event.target.checked)}
            />
            {t("registerLate")}
          </label>
        </div>
      ) : null}
      <Select<PaperLanguage>
        label={t("language")}
        chosen={entered.language}
        onChoose={(language) => setEntered((now) => ({ ...now, language }))}
        choices={PAPER_LANGUAGES.map((value) => ({ value, words: t(`languages.${value}`) }))}
      />
      <PlainTextField
        label={t("itsText")}
        help={t("itsTextHelp")}
        value={entered.text}
        isTooLong={bytesOf(entered.text) > CONTRIBUTION_BYTES_MAX}
        onChange={(text) => setEntered((now) => ({ ...now, text }))}
      />
      {paragraphs.length === 0 ? null : (
        <details className="understood">
          <summary>{t("understood", { n: paragraphs.length })}</summary>
          <ol className="paper" lang={entered.language} dir="auto">
            {paragraphs.map((words, n) => (
              // oxlint-disable-next-line react/no-array-index-key -- reason: paragraphs may be equal, and none is kept
              <li key={n}>{words}</li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}
