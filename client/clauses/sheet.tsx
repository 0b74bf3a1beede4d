import { memo, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { BoundReference } from "../../shared/opinion/bound-reference.ts";
import type { ClauseId } from "../../shared/ids.ts";
import type { OpinionDocument } from "../../shared/document/opinion-document.ts";
import { marksRestingOn } from "../../shared/document/ended-marks.ts";
import { findClause } from "../../shared/opinion/opinion.ts";
import { rootText } from "../../shared/clause/read-words.ts";
import { useReadSwitch } from "../opinion/read-mode.ts";
import { clauseName } from "../opinion/clause-name.ts";
import { delegationNames } from "../forum/delegation-names.ts";
import { useSayRefusal } from "../opinion/say-refusal.ts";
import { bracketsByClause } from "../editor/bracket-owners.ts";
import { useDelegations } from "../forum/use-delegations.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { useWhom, useWhomHere } from "../forum/use-whom.ts";
import type { Room } from "../room/room.ts";
import { openNumberIndex } from "../opinion/known-findings.ts";
import { openThreadsByClause } from "../../shared/negotiation/comment.ts";
import { sittingHuddles } from "../../shared/negotiation/aside.ts";
import { parkedOn } from "../../shared/standing/parked-on.ts";
import { proposalsOn, runningOn } from "../opinion/by-clause.ts";
import { useProposing } from "../opinion/use-proposing.ts";
import { useInHand } from "../opinion/in-hand.ts";
import { useShowStory } from "../opinion/story-shown.ts";
import { useParts } from "../room/use-room.ts";
import { lazyPart } from "../i18n/later-words.ts";
import { Switch } from "../ui/switch.tsx";
import { useToast } from "../ui/toasts.tsx";
import { openCarets } from "../editor/carets.ts";
import { ClauseRow } from "./clause-row.tsx";
import { cursorOf } from "../editor/cursor.ts";
import { SheetFootnotes } from "./footnote-list.tsx";
import { openObjectionSigns } from "./objections-by-clause.ts";
import { openHeldKeys } from "./held-keys.ts";
import { headingsOf } from "./headings.ts";
import { HeldRow } from "./held-row.tsx";
import { loadEditor } from "../editor/load-editor.ts";
import { SheetHead, StandingWords } from "../opinion/sheet-head.tsx";
import type { SheetHands } from "./sheet-hands.ts";
import { UndoButtons } from "./undo-buttons.tsx";
import { useUnderlines } from "../opinion/underlined-words.ts";
import { useAuthorNames } from "./use-author-names.ts";
import { useKeys } from "./use-keys.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { useSelection } from "./use-selection.ts";
import { useShownRows } from "./use-shown-rows.ts";
import { useWriting } from "./use-writing.ts";

// Redlines in place are fetched by whoever wants to see them there.
const ProposalsInSheet = lazyPart(async () => (await import("../proposals/in-sheet.tsx")).ProposalsInSheet);

const NONE_BOUND: readonly BoundReference[] = [];

type SheetProps = {
  readonly room: Room;
  /**
   * A moment behind what others type: from it come names of clauses and where references lead, since in a full room
   * somebody types in a section verb at every moment.
   */
  readonly calm: OpinionDocument;
};

/** The Opinion as it will look in print; one of its clauses is in hand, and open for typing to whoever may. */
export const Sheet = memo(function Sheet({ room, calm }: SheetProps) {
  const t = useTranslations("sheet");
  const forum = useForum();
  const toast = useToast();
  const instants = useInstants();
  const { opinion, document, words } = useParts(room, ["opinion", "document", "words"]);
  const [inHand, take] = useInHand();
  const propose = useProposing();
  const showStory = useShowStory();
  const [clean, setClean] = useReadSwitch("clean");
  const [withProposals, setWithProposals] = useReadSwitch("proposals");
  const sheet = useRef<HTMLElement>(null);
  const whom = useWhom(opinion.groupId);
  const whomHere = useWhomHere(opinion.groupId);
  const sayRefusal = useSayRefusal(whom);
  const authors = useAuthorNames(room);
  const say = useTranslations();
  const headings = useMemo(() => headingsOf(say, calm), [say, calm]);
  const [heldKeys] = useState(openHeldKeys);
  const onNoEditor = useCallback(() => toast({ kind: "refused", words: t("editorFailed") }), [toast, t]);
  const writing = useWriting(room, { keys: heldKeys, onNoEditor });
  useEffect(() => {
    // A failure is said when somebody wants to type.
    loadEditor().catch(() => {});
  }, []);

  const selectionRef = useRef<ReturnType<typeof useSelection> | null>(null);
  const keys = useKeys(room, {
    heldKeys,
    writing,
    sayRefusal,
    onExtend: (clause, wish) => selectionRef.current?.extend(clause, wish),
    onSelectAll: () => selectionRef.current?.selectAll(),
  });
  const selection = useSelection(room, sheet, {
    writing,
    onTypedAcross: () => toast({ kind: "refused", words: t("withinOneClause") }),
    onUndo: keys.undo,
    onRedo: keys.redo,
  });
  useLayoutEffect(() => {
    selectionRef.current = selection;
  }, [selection]);

  const [carets] = useState(() => openCarets(room));
  useEffect(() => () => carets.close(), [carets]);
  const underlines = useUnderlines();
  const latest = useLatest({ keys, writing, whom, instants, document, take, showStory });
  useEffect(() => carets.nameBy((person) => whomHere(person).label), [carets, whomHere]);

  const onSelect = useCallback<SheetHands["onSelect"]>(
    (clause, at) => {
      const text = rootText(room.doc(), clause);
      const awareness = room.awareness();
      const cursor = at === null || text === null ? null : cursorOf(text, clause, at);
      // Said again it would travel again.
      const said: unknown = awareness.getLocalState()?.["cursor"];
      if (JSON.stringify(cursor) !== JSON.stringify(said)) awareness.setLocalStateField("cursor", cursor);
    },
    [room],
  );

  const names = useMemo(() => delegationNames(forum), [forum]);
  const { symbolOf } = useDelegations();
  const { brackets } = opinion.negotiation;
  const bracketsOf = useMemo(() => bracketsByClause(brackets), [brackets]);
  const hands = useMemo<SheetHands>(
    () => ({
      authors,
      carets,
      underlines,
      names: () => names,
      symbolOf,
      titles: {
        unseen: (name) => t("unseen", { name }),
        footnote: (n) => t("footnote", { n }),
        bracketOf: (who) => say("bracket.owner", { who }),
        todaysNumber: ({ said, number }) => say("baseText.todaysNumber", { said, number }),
      },
      nameOf: (clause) => clauseName(say, room.snapshot().document, clause),
      spoken: (user, forumSeq) => latest().whom(user, forumSeq).spoken,
      brief: (at) => latest().instants.brief(at),
      onWish: (clause, wish) => latest().keys.onWish(clause, wish),
      onSelect,
      onStory: (clause) => {
        latest().take(clause);
        latest().showStory("clause");
      },
      onPropose: (clauseId) => propose({ ask: "propose", clauseId, proposing: "change" }),
      onRowKey: (clause, chord) => onRowKey(latest(), clause, chord),
    }),
    [authors, carets, underlines, names, symbolOf, room, t, say, onSelect, propose, latest],
  );

  const { proposals, comments } = opinion.negotiation;
  const threads = useMemo(() => openThreadsByClause(comments), [comments]);
  const [objectionSigns] = useState(openObjectionSigns);
  const objectionsOf = objectionSigns(opinion, document.clauses);
  const huddles = new Set(sittingHuddles(opinion).map((one) => one.clauseId));
  const { references } = opinion;
  const bound = useMemo(() => Map.groupBy(references, (one) => one.clauseId), [references]);
  const [numbersOf] = useState(openNumberIndex);
  const numbers = numbersOf(calm.clauses);
  const inPlace = (place: ClauseId | null) =>
    withProposals && runningOn(proposals, place) > 0 ? (
      <li key={`proposals ${place ?? ""}`} role="presentation">
        <Suspense fallback={null}>
          <ProposalsInSheet
            proposals={proposalsOn(proposals, place)}
            clause={place === null ? say("sheet.proposalsAtStart") : hands.nameOf(place)}
          />
        </Suspense>
      </li>
    ) : null;

  const { rows, near } = useShownRows(sheet, { document, words, carets, inHand });
  useEffect(() => {
    if (near !== null) carets.showIn(near);
  }, [carets, near]);
  const doc = room.doc();
  const live = doc.share.size > 0;
  const first = document.clauses[0]?.id;
  const inOrder = document.clauses.some((clause) => clause.id === inHand) ? inHand : first;
  const { open, refused } = writing;
  const whyNot = refused === null ? null : sayRefusal(refused.refusal);
  const titleFirst = document.clauses[0]?.kind === "title";
  return (
    <article
      ref={sheet}
      className="sheet"
      aria-label={t("label", { number: opinion.number, title: document.title })}
      onPointerDown={selection.onPointerDown}
      onClick={selection.onClick}
      onCopy={selection.onCopy}
    >
      <div className="sheet-reading">
        {proposals.length === 0 ? null : (
          <Switch words={say("sheet.withProposals")} on={withProposals} onChange={setWithProposals} />
        )}
        <Switch words={t("cleanText")} on={clean} onChange={setClean} />
      </div>
      <SheetHead document={document} />
      {titleFirst ? null : <StandingWords document={document} />}
      {document.clauses.length === 0 ? <p className="sheet-empty">{t("emptyText")}</p> : null}
      <ol>
        {inPlace(null)}
        {rows.map(({ clause, runs, carets: othersHere }, index) => {
          const record = findClause(opinion, clause.id);
          if (record === undefined) return null;
          const isOpen = open?.clause === clause.id && live;
          return [
            <ClauseRow
              key={clause.id}
              clause={clause}
              record={record}
              runs={runs}
              carets={othersHere}
              text={live ? rootText(doc, clause.id) : null}
              heading={headings.get(clause.id) ?? ""}
              inHand={clause.id === inHand}
              inTabOrder={clause.id === inOrder}
              caret={isOpen ? open.caret : null}
              marksHere={isOpen ? marksRestingOn(document.clauses, clause.id).length : 0}
              whyNot={refused?.clause === clause.id ? whyNot : null}
              clean={clean}
              owned={bracketsOf(clause.id)}
              proposals={runningOn(proposals, clause.id)}
              comments={threads.get(clause.id) ?? 0}
              objections={objectionsOf(clause.id)}
              parked={parkedOn(opinion, { clauseId: clause.id }) ?? null}
              huddle={huddles.has(clause.id)}
              numbers={numbers}
              bound={bound.get(clause.id) ?? NONE_BOUND}
              hands={hands}
            />,
            inPlace(clause.id),
            index === 0 && titleFirst ? (
              <li key="standing" role="presentation">
                <StandingWords document={document} />
              </li>
            ) : null,
            keys.held?.after === clause.id ? <HeldRow key="held" words={keys.held.words} /> : null,
          ];
        })}
      </ol>
      <SheetFootnotes document={document} />
      {open === null ? null : <UndoButtons can={keys.can} undo={keys.undo} redo={keys.redo} />}
      <p className="hidden" role="status">
        {whyNot === null ? "" : t("cannotType", { reason: whyNot })}
      </p>
    </article>
  );
});

type Latest = {
  readonly writing: ReturnType<typeof useWriting>;
  readonly document: { readonly clauses: readonly { readonly id: ClauseId }[] };
};

/** Moves between rows by the arrows, and opens a clause for typing by Enter. With a modifier these are other keys. */
function onRowKey({ writing, document: { clauses } }: Latest, clause: ClauseId, chord: string): boolean {
  if (chord === "Enter" || chord === "F2") {
    writing.enter(clause, { kind: "end" });
    return true;
  }
  if (chord !== "ArrowDown" && chord !== "ArrowUp") return false;
  const index = clauses.findIndex((one) => one.id === clause);
  const target = clauses[index + (chord === "ArrowDown" ? 1 : -1)];
  if (target === undefined) return true;
  document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(target.id)}"]`)?.focus();
  writing.take(target.id);
  return true;
}
