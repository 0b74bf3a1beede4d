import { Suspense, useEffect } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import { SCHEMA } from "../../shared/wire/protocol.ts";
import { reloadOnceFor } from "../forum/builds.ts";
import { sentCommands } from "../forum/sent-commands.ts";
import { SignedOutHere } from "../forum/signed-out.tsx";
import type { RoomSnapshot } from "../room/room.ts";
import { useLasting, WholeBusy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { lazyPart } from "../i18n/later-messages.ts";
import { isNothingBegun } from "../ui/nothing-begun.ts";
import { WholeNotice } from "../ui/notice.tsx";
import { useTitle } from "./use-title.ts";

type RoomClosedProps = {
  readonly status: Exclude<RoomSnapshot["status"], "live" | "offline">;
  readonly onComeBack: () => void;
};

const ClosedForRepair = lazyPart(async () => (await import("./closed-for-repair.tsx")).ClosedForRepair);

/** In place of the text: why it is not there, and what to do next. */
export function RoomClosed({ status, onComeBack }: RoomClosedProps) {
  const t = useTranslations();
  switch (status) {
    case "loading":
      return <Opening />;
    case "signedOut":
      return <SignedOutHere />;
    case "unknown":
      return <UnknownOpinion />;
    case "quarantined":
      return (
        <Suspense fallback={<WholeBusy words={t("room.loading")} />}>
          <ClosedForRepair onComeBack={onComeBack} />
        </Suspense>
      );
    case "crowded":
      return (
        <WholeNotice heading={t("room.crowded")} next={t("room.crowdedNext")}>
          <Button look="main" onPress={onComeBack}>
            {t("room.useThisWindow")}
          </Button>
        </WholeNotice>
      );
    case "reload":
      return <OtherVersion />;
  }
}

function UnknownOpinion() {
  const t = useTranslations("room");
  useTitle(t("unknown"));
  return (
    <WholeNotice heading={t("unknown")} next={t("unknownNext")}>
      <Link href="/" className="button main">
        {t("toOpinions")}
      </Link>
    </WholeNotice>
  );
}

/** Reloads the page once if the room has another version and nothing on the page is unsaved. */
function OtherVersion() {
  const t = useTranslations();
  useEffect(() => {
    if (isNothingBegun() && !sentCommands().isAny()) reloadOnceFor(`schema ${SCHEMA}`);
  }, []);
  return (
    <WholeNotice heading={t("room.reload")} next={t("room.reloadNext")}>
      <Button look="main" onPress={() => location.reload()}>
        {t("app.reload")}
      </Button>
    </WholeNotice>
  );
}

const LONG_MS = 6_000;

function Opening() {
  const t = useTranslations("room");
  const long = useLasting(true, LONG_MS);
  if (long && !navigator.onLine)
    return <WholeNotice heading={t("offlineEmpty")} next={t("offlineEmptyNext")} />;
  return <WholeBusy words={t(long ? "loadingLong" : "loading")} />;
}
