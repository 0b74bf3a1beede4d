import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { type ToldNotice, UNSEEN_COUNTED_MAX } from "../../shared/notices/told-notice.ts";
import { useSession } from "../forum/use-forum.ts";
import { useReaderName } from "../forum/use-reader-name.ts";
import { lazyPart } from "../i18n/later-messages.ts";
import { useLatest } from "../opinion/use-latest.ts";
import { Button } from "../ui/button.tsx";
import { chordOf } from "../ui/chord.ts";
import { hearKeys } from "../ui/late-keys.ts";
import { keyShortcut, PAGE_KEYS } from "../ui/page-keys.ts";
import { spoken, useSpoken } from "../ui/spoken.ts";
import { onSpokenSetting } from "../ui/spoken-setting.ts";
import { useSpokenLevel } from "../ui/spoken-level.ts";
import { useNoticedClause, useSayNotice } from "./say-notice.ts";
import { type OwnNotices, useNotices } from "./use-notices.ts";

const SpokenLevelDialog = lazyPart(
  async () => (await import("../ui/spoken-level-dialog.tsx")).SpokenLevelDialog,
);
const NoticePanel = lazyPart(async () => (await import("./notice-panel.tsx")).NoticePanel);

/** The one bell of the page, with the number of notices that wait to be seen (rule A53). */
export function NoticeBell() {
  const t = useTranslations("notices");
  const own = useNotices();
  const { id: person } = useSession();
  const who = useReaderName();
  const [isOpen, setOpen] = useState(false);
  const [asksLevel, setAsksLevel] = useState(false);
  useEffect(() => onSpokenSetting(() => setAsksLevel(true)), []);
  useSaid(own, who);
  const said = useSpoken();
  useKey(() => {
    // The focus comes back from the panel to where it was; from nowhere it comes to the bell.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(".inbox-bell")?.focus();
    setOpen(true);
  });
  const { unseen } = own;
  const isMany = unseen >= UNSEEN_COUNTED_MAX;
  const name = isMany ? t("openMany", { who, n: UNSEEN_COUNTED_MAX - 1 }) : t("open", { who, n: unseen });
  return (
    <>
      <Button
        look="icon"
        extraClass="inbox-bell"
        aria-label={name}
        aria-haspopup="dialog"
        aria-keyshortcuts={keyShortcut(PAGE_KEYS.inbox)}
        onPress={() => setOpen(true)}
      >
        <svg viewBox="0 0 18 18" aria-hidden="true">
          <path d="M9 2a4.5 4.5 0 0 0-4.5 4.5v3L3 12.5h12l-1.5-3v-3A4.5 4.5 0 0 0 9 2Z" />
          <path d="M7.2 14.6a1.9 1.9 0 0 0 3.6 0" />
        </svg>
        {unseen === 0 ? null : (
          <span className="inbox-count" aria-hidden="true">
            {isMany ? `${UNSEEN_COUNTED_MAX - 1}+` : unseen}
          </span>
        )}
      </Button>
      <p className="hidden" role="status" data-spoken="">
        <span key={said.n}>{said.words}</span>
      </p>
      {asksLevel ? (
        <Suspense fallback={null}>
          <SpokenLevelDialog person={person} onClose={() => setAsksLevel(false)} />
        </Suspense>
      ) : null}
      {isOpen ? (
        <Suspense fallback={null}>
          <NoticePanel own={own} who={who} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Has new notices said in the page's one queue. What happens in the open text is said from there. */
function useSaid({ notices, state }: OwnNotices, who: string): void {
  const t = useTranslations("notices");
  const sayNotice = useSayNotice();
  const nameOf = useNoticedClause();
  const [path] = useLocation();
  const [level] = useSpokenLevel(useSession().id);
  const newest = useRef<number | null>(null);
  const say = useLatest((): string => {
    const known = newest.current;
    if (state !== "here") return "";
    newest.current = notices[0]?.n ?? 0;
    if (known === null || level === "off") return "";
    const isNew = ({ n, isSeen, opinionId }: ToldNotice): boolean =>
      n > known && !isSeen && path !== `/opinions/${opinionId}`;
    const fresh = notices.filter(isNew);
    const [one] = fresh;
    if (one === undefined) return "";
    return fresh.length === 1 ? sayNotice(one, nameOf(one.clause)) : t("several", { n: fresh.length, who });
  });
  const source = useRef<ReturnType<typeof spoken.add> | null>(null);
  useEffect(() => {
    const own = spoken.add(() => say()());
    source.current = own;
    return own.remove;
  }, [say]);
  useEffect(() => {
    if (state !== "here") return;
    newest.current ??= notices[0]?.n ?? 0;
    source.current?.changed();
  }, [notices, state]);
}

function useKey(onKey: () => void): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!event.altKey || chordOf(event) !== PAGE_KEYS.inbox) return;
      if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) latest.current();
    };
    return hearKeys(listen, "before");
  }, []);
}
