import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import { SECOND_MS } from "../../shared/durations.ts";
import { type Call, callPauseEnds } from "../../shared/negotiation/call.ts";
import { useForumClock } from "../time/use-forum-clock.ts";

const LOOK_MS = 250;

/** Seconds until a lead may declare; 0: the pause is over. */
export function useSecondsLeft(call: Pick<Call, "at" | "pauseS">): number {
  const clock = useForumClock(LOOK_MS);
  return Math.min(call.pauseS, Math.max(0, Math.ceil((callPauseEnds(call) - clock) / SECOND_MS)));
}

/** The pause of a call, as a ring that closes. */
export function Ring({ call }: { readonly call: Call }) {
  const t = useTranslations("inMeeting.call");
  const left = useSecondsLeft(call);
  const style = { "--left": `${(100 * left) / call.pauseS}%` } as CSSProperties;
  return (
    <span className="call-ring" style={style} role="timer" aria-label={t("secondsLeft", { left })}>
      <span aria-hidden="true">{left === 0 ? "✓" : t("seconds", { left })}</span>
    </span>
  );
}
