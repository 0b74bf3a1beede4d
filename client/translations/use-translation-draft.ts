import { useCallback, useEffect, useRef, useState } from "react";
import { translationHash } from "../../shared/opinion/clause-translation.ts";
import type { WorkingRow } from "../../shared/language-version/working-rows.ts";
import type { Refusal } from "../../shared/refusal.ts";
import type { WorkLanguage } from "../../shared/text/work-language.ts";
import { useLatest } from "../opinion/use-latest.ts";
import type { PageRoom } from "../room/room.ts";

/** A pause in typing after which a row is sent. */
const PAUSE_MS = 1_500;

/** A person's unsent text of a row, with the row and the original as they stood when it began. */
type Written = { readonly text: string; readonly original: string; readonly from: string | null };

export type TranslationDraft = {
  readonly text: string;
  readonly state: "saved" | "unsaved" | "sending" | "changed" | "failed";
  readonly refusal: Refusal | null;
  readonly write: (text: string) => void;
  readonly save: () => void;
  /** After another person's change: one's own text over it, or theirs. */
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** The same words for the original as it reads now. */
  readonly stillRight: () => void;
};

const hashOf = ({ row }: WorkingRow): string | null => (row === null ? null : translationHash(row));

/** One row while somebody writes in it: sent after a pause and on leaving, kept until it is stored (rule X45). */
export function useTranslationDraft(
  row: WorkingRow,
  { room, language }: { readonly room: PageRoom; readonly language: WorkLanguage },
): TranslationDraft {
  const [written, setWritten] = useState<Written | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSending, setSending] = useState(false);
  const now = useLatest({ written, row });
  const onItsWay = useRef(false);

  const send = useCallback(
    async (what: Written): Promise<void> => {
      if (onItsWay.current) return;
      onItsWay.current = true;
      setSending(true);
      const clauseId = now().row.clause.id;
      const answer = await room.send({ type: "translateClause", clauseId, language, ...what });
      onItsWay.current = false;
      setSending(false);
      if ("refusal" in answer && answer.refusal.reason !== "nothingToDo") return setRefusal(answer.refusal);
      setRefusal(null);
      const stored = { text: what.text.trim(), original: what.original };
      setWritten((before) =>
        before === null || before.text === what.text
          ? null
          : { ...before, original: what.original, from: translationHash(stored) },
      );
    },
    [room, language, now],
  );

  const save = useCallback((): void => {
    const { written: mine } = now();
    if (mine !== null) void send(mine);
  }, [send, now]);

  useEffect(() => {
    if (written === null || refusal !== null || isSending) return;
    const timer = setTimeout(save, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written, refusal, isSending, save]);

  // Leaving the page sends what the pause has not sent yet.
  useEffect(() => save, [save]);
  const isUnsaved = written !== null;
  useEffect(() => {
    if (!isUnsaved) return;
    const hold = (event: BeforeUnloadEvent): void => {
      save();
      event.preventDefault();
    };
    addEventListener("beforeunload", hold);
    return () => removeEventListener("beforeunload", hold);
  }, [isUnsaved, save]);

  const current = { original: row.clause.text, from: hashOf(row) };
  return {
    text: written?.text ?? row.text,
    refusal,
    state:
      refusal?.reason === "wordsChanged"
        ? "changed"
        : refusal !== null
          ? "failed"
          : isSending
            ? "sending"
            : written === null
              ? "saved"
              : "unsaved",
    write: (text) => {
      if (refusal?.reason !== "wordsChanged") setRefusal(null);
      const { original, from } = written ?? current;
      setWritten({ text: text.replaceAll("\n", " "), original, from });
    },
    save: () => {
      if (refusal?.reason !== "wordsChanged") save();
    },
    keepMine: () => {
      const mine = { ...current, text: written?.text ?? row.text };
      setRefusal(null);
      setWritten(mine);
      void send(mine);
    },
    takeTheirs: () => {
      setRefusal(null);
      setWritten(null);
    },
    stillRight: () => void send({ ...current, text: written?.text ?? row.text }),
  };
}
