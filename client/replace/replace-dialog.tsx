import { useDeferredValue, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { type NotReplaced, replacePlan } from "../../shared/document/replace-plan.ts";
import { REPLACEMENT_CHARS_MAX } from "../../shared/limits.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { mayType } from "../../shared/standing/may-type.ts";
import { toPlainWords } from "../../shared/text/plain-words.ts";
import { bracketsByClause, signOffsets } from "../editor/bracket-owners.ts";
import { useForum } from "../forum/use-forum.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import type { PageRoom } from "../room/room.ts";
import { Button } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { PAGE_KEYS, printedKey } from "../ui/page-keys.ts";
import { TextField } from "../ui/text-field.tsx";
import { useToast } from "../ui/toasts.tsx";
import { ReplacedClause } from "./replaced-clause.tsx";
import { replaceInText } from "./replace-in-text.ts";
import { comma } from "../i18n/list-signs.ts";

type FindReplaceProps = { readonly room: PageRoom; readonly onClose: () => void };

/** Finds words in the open clauses and replaces them at the ticked places, as one step of the undo (rule K28). */
export function FindReplaceDialog({ room, onClose }: FindReplaceProps) {
  const t = useTranslations("replace");
  const toast = useToast();
  const [find, setFind] = useState(selectedWords);
  const [instead, setInstead] = useState("");
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWords, setWholeWords] = useState(false);
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const replacement = toPlainWords(instead);
  const question = useMemo(
    () => ({ find: toPlainWords(find), replacement, matchCase, wholeWords }),
    [find, replacement, matchCase, wholeWords],
  );
  const plan = usePlan(useDeferredValue(question));
  // Agreed text changes only where somebody ticks it.
  const isTicked = (key: string, marks: number): boolean => ticked.get(key) ?? marks === 0;
  const chosen = plan.clauses
    .map((one) => ({ ...one, places: one.places.filter(({ key }) => isTicked(key, one.marks)) }))
    .filter(({ places }) => places.length > 0);
  const n = chosen.reduce((sum, { places }) => sum + places.length, 0);
  const all = plan.clauses.flatMap(({ places }) => places);

  const submit = (): void => {
    const done = replaceInText(room, chosen, replacement);
    const undo = printedKey(PAGE_KEYS.undo);
    if (done.places < n) toast({ kind: "refused", words: t("changedMeanwhile", { n: n - done.places }) });
    if (done.places > 0)
      toast({ kind: "done", words: t("done", { n: done.places, clauses: done.clauses, undo }) });
    onClose();
  };
  return (
    <FormDialog
      title={t("title")}
      wide
      doWords={t("do", { n })}
      isDisabled={n === 0}
      extraClass="replace"
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="replace-fields">
        <TextField
          label={t("find")}
          value={find}
          maxLength={REPLACEMENT_CHARS_MAX}
          focusFirst
          onChange={setFind}
        />
        <TextField
          label={t("with")}
          value={instead}
          maxLength={REPLACEMENT_CHARS_MAX}
          placeholder={t("withNothing")}
          onChange={setInstead}
        />
      </div>
      <div className="replace-options">
        <Tick words={t("matchCase")} on={matchCase} onChange={setMatchCase} />
        <Tick words={t("wholeWords")} on={wholeWords} onChange={setWholeWords} />
        {all.length < 2 ? null : (
          <span className="replace-all">
            <Button
              look="link"
              onPress={() => setTicked(new Map(all.map(({ key }) => [key, n < all.length])))}
            >
              {t(n < all.length ? "tickAll" : "tickNone")}
            </Button>
          </span>
        )}
      </div>
      <p className="quiet" role="status">
        {question.find === ""
          ? t("nothingAsked")
          : all.length === 0
            ? t("none")
            : t("found", { n, all: all.length })}{" "}
        {plan.isCut ? t("cut") : ""}
      </p>
      <div className="replace-list">
        {plan.clauses.map((one) => (
          <ReplacedClause
            key={one.id}
            clause={one}
            replacement={replacement}
            isTicked={(key) => isTicked(key, one.marks)}
            onTick={(key, on) => setTicked(new Map([...ticked, [key, on]]))}
            onClose={onClose}
          />
        ))}
        <NotChanged not={plan.not} />
      </div>
    </FormDialog>
  );
}

/** The words that are selected in the text begin the question. */
function selectedWords(): string {
  const selection = document.getSelection();
  if (selection === null || selection.anchorNode?.parentElement?.closest("[data-clause]") == null) return "";
  const words = selection.toString();
  return words.includes("\n") ? "" : words.trim().slice(0, REPLACEMENT_CHARS_MAX);
}

const GONE = { reason: "noSuchClause", message: "There is no such clause." } as const;

/** The plan on the text of this moment: it changes with what others type and lock. */
function usePlan(question: Parameters<typeof replacePlan>[1]): ReturnType<typeof replacePlan> {
  const { me, rules } = useForum();
  const { opinion, document, words } = useOpenedOpinion().snapshot;
  return useMemo(() => {
    const brackets = bracketsByClause(opinion.negotiation.brackets);
    return replacePlan(document.clauses, question, {
      refusalOf: (id) => {
        const clause = findClause(opinion, id);
        return clause === undefined ? GONE : mayType({ actor: me, opinion, clause, rules });
      },
      heldSigns: (id) => signOffsets(brackets(id), words.get(id) ?? []),
    });
  }, [question, me, rules, opinion, document.clauses, words]);
}

type TickProps = { readonly words: string; readonly on: boolean; readonly onChange: (on: boolean) => void };

function Tick({ words, on, onChange }: TickProps) {
  return (
    <label className="choice">
      <input type="checkbox" checked={on} onChange={({ target }) => onChange(target.checked)} />
      {words}
    </label>
  );
}

/** Closed clauses have the words too, and stay as they are: listed by the reason. */
function NotChanged({ not }: { readonly not: readonly NotReplaced[] }) {
  const t = useTranslations("replace");
  const { cite, sayRefusal } = useOpenedOpinion();
  if (not.length === 0) return null;
  const said = ({ why }: NotReplaced): string => (typeof why === "string" ? t(why) : sayRefusal(why));
  return (
    <section className="replace-not" aria-label={t("notChanged")}>
      <h3>{t("notChanged")}</h3>
      <ul>
        {[...Map.groupBy(not, said)].map(([why, clauses]) => (
          <li key={why}>
            <b>{capitalized(clauses.map(({ id }) => cite(id)).join(comma()))}</b>{" "}
            {t("places", { n: clauses.reduce((sum, { places }) => sum + places, 0) })}{" "}
            <span className="quiet">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
