import { useState } from "react";
import { useTranslations } from "use-intl";
import { useLocation } from "wouter";
import type { ToldNotice } from "../../shared/notices/told-notice.ts";
import { delegationHere } from "../../shared/people/readers.ts";
import { useForum } from "../forum/use-forum.ts";
import { useInstants } from "../i18n/instants.ts";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { noticeAddress } from "./notice-address.ts";
import { NoticeCable } from "./notice-cable.tsx";
import { useNoticedClause, useSayNotice } from "./say-notice.ts";
import type { OwnNotices } from "./use-notices.ts";

type NoticePanelProps = {
  readonly own: OwnNotices;
  readonly who: string;
  readonly onClose: () => void;
};

/** The notices of the reader, newest first, each with a way to its clause (rules A50, A53). */
export function NoticePanel({ own, who, onClose }: NoticePanelProps) {
  const t = useTranslations("notices");
  const ui = useTranslations("ui");
  const [, go] = useLocation();
  const [isFailed, setFailed] = useState(false);
  const { notices, state, unseen, readMore } = own;
  const seeAll = async (): Promise<void> => setFailed(!(await own.seeAll()));
  const follow = (notice: ToldNotice, address: string): void => {
    void own.see(notice);
    onClose();
    go(address);
  };
  return (
    <Drawer from="end" title={t("title", { who })} closeName={ui("close")} onClose={onClose}>
      <div className="inbox">
        {state === "loading" ? <Busy words={t("loading")} /> : null}
        {state === "failed" ? <p role="alert">{navigator.onLine ? t("failed") : t("offline")}</p> : null}
        {state === "here" && own.isOld ? (
          <p className="quiet" role="status">
            {navigator.onLine ? t("failedNow") : t("offline")}
          </p>
        ) : null}
        {isFailed ? <p role="alert">{t("seeFailed")}</p> : null}
        {unseen === 0 ? null : <Button onPress={() => void seeAll()}>{t("seeAll")}</Button>}
        {state === "here" && notices.length === 0 ? <p className="quiet">{t("empty", { who })}</p> : null}
        <ul className="inbox-list">
          {notices.map((one) => (
            <NoticeLine key={one.n} notice={one} onGo={follow} />
          ))}
        </ul>
        {readMore === null ? null : <Button onPress={readMore}>{t("more")}</Button>}
      </div>
    </Drawer>
  );
}

type NoticeLineProps = {
  readonly notice: ToldNotice;
  readonly onGo: (notice: ToldNotice, address: string) => void;
};

function NoticeLine({ notice, onGo }: NoticeLineProps) {
  const t = useTranslations("notices");
  const forum = useForum();
  const { brief } = useInstants();
  const sayNotice = useSayNotice();
  const nameOf = useNoticedClause();
  const told = sayNotice(notice, nameOf(notice.clause));
  const address = noticeAddress(notice, forum);
  const hasCable = notice.kind === "meetingClosed" && delegationHere(forum.me, notice.groupId) !== null;
  const opinion = forum.groups.flatMap(({ opinions }) => opinions).find(({ id }) => id === notice.opinionId);
  return (
    <li className={notice.isSeen ? "inbox-line" : "inbox-line unseen"}>
      <p>
        {notice.isSeen ? null : <span className="tag">{t("isNew")}</span>} {told}
      </p>
      <p className="inbox-place">
        <span>{opinion?.title ?? t("forum")}</span>
        <time dateTime={new Date(notice.at).toISOString()}>{brief(notice.at)}</time>
        {address === null ? null : (
          <Button look="link" aria-label={t("goName", { told })} onPress={() => onGo(notice, address)}>
            {t("go")}
          </Button>
        )}
      </p>
      {hasCable ? <NoticeCable seq={notice.seq} name={notice.about} /> : null}
    </li>
  );
}
