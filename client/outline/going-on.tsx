import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { ClauseId } from "../../shared/ids.ts";
import { useWhomHere } from "../forum/use-whom.ts";
import { capitalized } from "../i18n/capitalized.ts";
import { useClauseSelection } from "../opinion/clause-selection.ts";
import { onGoToPerson } from "../opinion/go-to-person.ts";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { useLatest } from "../opinion/use-latest.ts";
import { ALSO } from "../palette/also.ts";
import { useOffered } from "../palette/offered.ts";
import type { PageRoom } from "../room/room.ts";
import { chordOf } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { PAGE_KEYS, printedKey } from "../ui/page-keys.ts";
import { useToast } from "../ui/toasts.tsx";
import { lastSpokenPlace } from "../listening/last-spoken-place.ts";
import { nextPlace, PLACE_KINDS, type PlaceKind, clausesWith } from "../listening/next-place.ts";
import { peopleInText } from "../listening/people-in-text.ts";
import { useFollowing } from "./use-following.ts";

/** Goes on to comments, proposals, brackets, changes and to people's carets: by keys and from the palette (rule K39). */
export function GoingOn({ room }: { readonly room: PageRoom }) {
  const t = useTranslations();
  const toast = useToast();
  const { cite, now } = useOpenedOpinion();
  const [selectedId, take] = useClauseSelection();
  const whomHere = useWhomHere(room.snapshot().opinion.groupId);
  /** The kind that was last asked for: the keys go on with it. */
  const last = useRef<PlaceKind>("change");
  const people = (): ReadonlyMap<string, ClauseId> => peopleInText(room, (one) => whomHere(one).label);
  const tell = (words: string): void => toast({ kind: "done", words: capitalized(words) });

  const goTo = (id: ClauseId): void => {
    // The row first: from an editor the caret would go along into the clause.
    document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(id)}"]`)?.focus();
    take(id);
  };
  const goOn = (kind: PlaceKind, step: 1 | -1): void => {
    last.current = kind;
    const { opinion, words, document: shown } = now().snapshot;
    const order = shown.clauses.map(({ id }) => id);
    const found = nextPlace(clausesWith(kind, opinion, words), { order, from: selectedId, step });
    if (found === null) return tell(t(`goOn.none.${kind}`));
    goTo(found.id);
    if (found.isAround) tell(t(step === 1 ? "goOn.fromStart" : "goOn.fromEnd"));
  };
  const goToPerson = (label: string): void => {
    const clause = people().get(label);
    if (clause === undefined) return tell(t("goOn.notHere", { who: label }));
    goTo(clause);
    tell(t("goOn.isIn", { who: label, clause: cite(clause) }));
  };
  /** The person behind the one in whose clause one is. */
  const goToNextPerson = (): void => {
    const there = [...people()];
    if (there.length === 0) return tell(t("goOn.nobody"));
    const at = there.findIndex(([, clause]) => clause === selectedId);
    goToPerson(there[(at + 1) % there.length]![0]);
  };

  const goToMessage = (): void => {
    const place = lastSpokenPlace();
    if (place === null || !now().snapshot.document.clauses.some(({ id }) => id === place))
      return tell(t("goOn.noMessage"));
    goTo(place);
  };
  const [followed, follow] = useFollowing({
    clauseOf: (label) => people().get(label),
    selectedId,
    goTo,
    onEnd: (who) => tell(t("goOn.unfollows", { who })),
  });

  const latest = useLatest({ goOn, goToPerson, goToNextPerson, goToMessage });
  useEffect(() => onGoToPerson((label) => latest().goToPerson(label)), [latest]);
  useEffect(() => {
    const acts: Readonly<Record<string, () => void>> = {
      [PAGE_KEYS.nextPlace]: () => latest().goOn(last.current, 1),
      [PAGE_KEYS.previousPlace]: () => latest().goOn(last.current, -1),
      [PAGE_KEYS.person]: () => latest().goToNextPerson(),
      [PAGE_KEYS.message]: () => latest().goToMessage(),
    };
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !event.altKey) return;
      const act = acts[chordOf(event)];
      if (act === undefined) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) act();
    };
    return hearKeys(listen, "before");
  }, [latest]);

  useOffered(() => {
    const where = t("palette.goTo");
    return [
      ...PLACE_KINDS.flatMap((kind) =>
        ([1, -1] as const).map((step) => ({
          id: `go.${step === 1 ? "next" : "previous"}.${kind}`,
          words: t(step === 1 ? `goOn.next.${kind}` : `goOn.previous.${kind}`),
          where,
          also: ALSO[`go.${kind}`] ?? "",
          keys: printedKey(step === 1 ? PAGE_KEYS.nextPlace : PAGE_KEYS.previousPlace),
          run: () => goOn(kind, step),
        })),
      ),
      {
        id: "go.message",
        words: t("goOn.message"),
        where,
        also: ALSO["go.message"] ?? "",
        keys: printedKey(PAGE_KEYS.message),
        run: goToMessage,
      },
      ...(followed === null
        ? []
        : [
            {
              id: "go.unfollow",
              words: t("goOn.unfollow", { who: followed }),
              where,
              also: "",
              keys: printedKey(PAGE_KEYS.leave),
              run: () => {
                follow(null);
                tell(t("goOn.unfollows", { who: followed }));
              },
            },
          ]),
      ...[...people()].map(([label, clause]) => ({
        id: `go.follow.${label}`,
        words: t("goOn.follow", { who: label }),
        where: cite(clause),
        also: ALSO["go.person"] ?? "",
        run: () => {
          follow(label);
          tell(t("goOn.follows", { who: label }));
        },
      })),
      ...[...people()].map(([label, clause]) => ({
        id: `go.person.${label}`,
        words: t("goOn.person", { who: label }),
        where: cite(clause),
        also: ALSO["go.person"] ?? "",
        keys: printedKey(PAGE_KEYS.person),
        run: () => goToPerson(label),
      })),
    ];
  });
  return null;
}
