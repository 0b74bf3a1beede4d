import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import { type Matter, mattersFor } from "../../shared/home/waiting.ts";
import { useForum } from "../forum/use-forum.ts";
import { useReaderName } from "../forum/use-reader-name.ts";
import { noticeAddress } from "../notices/notice-address.ts";
import { useNoticedClause, useSayNotice } from "../notices/say-notice.ts";
import { type OwnNotices, useNotices } from "../notices/use-notices.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { ClosingRow } from "./closing-row.tsx";
import { useSteady } from "./use-steady.ts";

/** More stand behind a button: a first screen has few things. */
const SHOWN_MAX = 4;

/** Lists the matters that wait for the reader, each with a button that leads to its place (rule A69). */
export function WaitingCard() {
  const t = useTranslations("home.waiting");
  const notices = useTranslations("notices");
  const own = useNotices();
  const { me } = useForum();
  const name = useReaderName();
  const who = me.delegationId === null ? "none" : name;
  return (
    <section className="home-card" aria-label={t("heading", { who })}>
      {own.state === "loading" ? (
        <>
          <h2>{t("heading", { who })}</h2>
          <Busy words={notices("loading")} />
        </>
      ) : null}
      {own.state === "failed" ? (
        <>
          <h2>{t("heading", { who })}</h2>
          <p role="alert">{navigator.onLine ? notices("failed") : notices("offline")}</p>
          <ClosingRow />
        </>
      ) : null}
      {own.state === "here" ? <Matters own={own} who={who} /> : null}
    </section>
  );
}

function Matters({ own, who }: { readonly own: OwnNotices; readonly who: string }) {
  const t = useTranslations("home.waiting");
  const notices = useTranslations("notices");
  const { groups } = useForum();
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(
    () =>
      mattersFor(
        own.notices,
        groups.flatMap(({ opinions }) => opinions),
      ),
    [own.notices, groups],
  );
  const { shown, gone, fresh, show } = useSteady(all);
  const first = isWhole ? shown : shown.slice(0, SHOWN_MAX);
  return (
    <>
      <div className="home-heading">
        <h2>{t("heading", { who })}</h2>
        {fresh === 0 ? null : <Button onPress={show}>{t("fresh", { n: fresh })}</Button>}
      </div>
      <p className="hidden" role="status">
        {fresh === 0 ? "" : t("fresh", { n: fresh })}
      </p>
      {own.isOld ? (
        <p className="quiet">{navigator.onLine ? notices("failedNow") : notices("offline")}</p>
      ) : null}
      {shown.length === 0 ? (
        <p className="quiet home-none">
          {t("none")} {t("noneNext")}
        </p>
      ) : null}
      <ul className="home-matters">
        {first.map((one) => (
          <MatterRow key={one.key} matter={one} isGone={gone.has(one.key)} onSee={own.see} />
        ))}
        <ClosingRow />
      </ul>
      {first.length === shown.length ? null : (
        <Button look="link" onPress={() => setWhole(true)}>
          {t("all", { n: shown.length })}
        </Button>
      )}
    </>
  );
}

type MatterRowProps = {
  readonly matter: Matter;
  /** Answered or seen elsewhere while this page was open. */
  readonly isGone: boolean;
  readonly onSee: OwnNotices["see"];
};

function MatterRow({ matter, isGone, onSee }: MatterRowProps) {
  const t = useTranslations("home.waiting");
  const forum = useForum();
  const [, go] = useLocation();
  const { topic, act, opinionId, notices } = matter;
  const [newest] = notices;
  const told = useTold(matter);
  const opinion = forum.groups.flatMap(({ opinions }) => opinions).find(({ id }) => id === opinionId);
  const address = newest === undefined ? `/opinions/${opinionId}` : noticeAddress(newest, forum);
  const follow = (): void => {
    if (address === null) return;
    // A question waits until it is answered; all else is seen by going there.
    for (const one of notices) if (!one.isSeen) void onSee(one);
    go(address);
  };
  return (
    <li className={isGone ? "home-matter gone" : "home-matter"}>
      <span className={`tag topic-${topic}`}>{t(`topic.${topic}`)}</span>
      <p>
        <b>{told}</b>
        {opinion === undefined ? null : (
          <small>{t("of", { number: opinion.number, title: opinion.title })}</small>
        )}
      </p>
      {address === null ? null : (
        <Button aria-label={t("actName", { act: t(`act.${act}`), told })} onPress={follow}>
          {t(`act.${act}`)}
        </Button>
      )}
    </li>
  );
}

/** Says a matter in one sentence: its newest notice, and the number of others. */
function useTold({ notices: [newest, ...others] }: Matter): string {
  const t = useTranslations("home.waiting");
  const sayNotice = useSayNotice();
  const nameOf = useNoticedClause();
  if (newest === undefined) return t("question");
  const told = sayNotice(newest, nameOf(newest.clause));
  return others.length === 0 ? told : t("andMore", { told, n: others.length });
}
