import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import type { SettledState } from "../../shared/history/settled-state.ts";
import type { OpinionId } from "../../shared/ids.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { useInstants } from "../i18n/instants.ts";
import { useLanguage } from "../i18n/language-provider.tsx";
import { Button } from "../ui/button.tsx";
import { type OpinionToRead, useLastLook } from "./use-history.ts";

type Named = {
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly words: string;
  /** Absent where its words stand in no version of the text. */
  readonly open?: string;
  readonly file?: string;
  readonly compares: boolean;
};

type VersionListProps = {
  readonly id: OpinionId;
  readonly opinion: OpinionToRead;
  readonly states: readonly SettledState[];
  readonly wordsOf: (state: SettledState) => string;
  readonly onCompare: (two: { readonly from: number; readonly to: number }) => void;
};

/** All versions with a name in one list, the newest first: each is read, downloaded, or compared with another (rule J16). */
export function VersionList({ id, opinion, states, wordsOf, onCompare }: VersionListProps) {
  const t = useTranslations("history");
  const instants = useInstants();
  const named = useNamed({ id, opinion, states, wordsOf });
  const [picked, setPicked] = useState<readonly number[]>([]);
  const pick = (seq: number, on: boolean): void =>
    setPicked(on ? [...picked, seq].slice(-2) : picked.filter((one) => one !== seq));
  const [from, to] = picked.toSorted((a, b) => a - b);
  return (
    <section className="versions" aria-label={t("named")}>
      <ol className="version-list">
        <li>
          <Link href={`/opinions/${id}`}>{t("now")}</Link>
        </li>
        {named.map(({ id: key, seq, at, words, open, file, compares }) => (
          <li key={key}>
            {compares ? (
              <label>
                <input
                  type="checkbox"
                  checked={picked.includes(seq)}
                  onChange={(event) => pick(seq, event.currentTarget.checked)}
                />{" "}
                {words}
              </label>
            ) : (
              <span>{words}</span>
            )}
            <time className="faint" dateTime={new Date(at).toISOString()}>
              {instants.brief(at)}
            </time>
            <span className="version-acts">
              {open === undefined ? null : (
                <Link href={open} className="button" aria-label={t("readName", { name: words })}>
                  {t("read")}
                </Link>
              )}
              {compares ? (
                <Link
                  href={`/opinions/${id}?read=since-${seq}`}
                  className="button"
                  aria-label={t("sinceName", { name: words })}
                >
                  {t("sinceIt")}
                </Link>
              ) : null}
              {file === undefined ? null : (
                <a href={file} download="" className="button" aria-label={t("wordName", { name: words })}>
                  {t("word")}
                </a>
              )}
            </span>
          </li>
        ))}
      </ol>
      {named.filter(({ compares }) => compares).length < 2 ? null : (
        <Button
          isDisabled={from === undefined || to === undefined}
          onPress={() => onCompare({ from: from!, to: to! })}
        >
          {t("compareTwo")}
        </Button>
      )}
    </section>
  );
}

function useNamed({ id, opinion, states, wordsOf }: Omit<VersionListProps, "onCompare">): readonly Named[] {
  const t = useTranslations("history");
  const say = useTranslations();
  const { language } = useLanguage();
  const { body } = useLastLook(id);
  const here = `/opinions/${id}`;
  const file = (seq: number): string => `/api/opinions/${id}/export.docx?language=${language}&at=${seq}`;
  const { baseTexts } = opinion.record;
  const look = body?.look ?? null;
  const named: readonly Named[] = [
    ...baseTexts.map(({ n, name, seq, at }): Named => {
      const numbered = say("baseText.numbered", { n });
      const words = name === "" ? numbered : `${numbered}: ${name}`;
      return {
        id: `base-${n}`,
        seq,
        at,
        words,
        open: `${here}?read=base-${n}`,
        file: file(seq),
        compares: true,
      };
    }),
    ...states.flatMap((state): readonly Named[] =>
      state.type === "meetingEnded"
        ? [
            {
              id: `meeting-${state.seq}`,
              seq: state.seq,
              at: state.at,
              words: wordsOf(state),
              open: `?at=${state.seq}`,
              file: file(state.seq),
              compares: true,
            },
          ]
        : [],
    ),
    ...mergingOf(opinion.record).revisions.map(({ id: revision, name, seq, at }): Named => ({
      id: revision,
      seq,
      at,
      words: t("revision", { name }),
      open: `/desk/${id}`,
      compares: false,
    })),
    ...(look === null
      ? []
      : [{ id: "look", seq: look.seq, at: look.at, words: t("lastVisit"), compares: true }]),
  ];
  return named.toSorted((one, other) => other.at - one.at);
}
