import { Suspense } from "react";
import { useTranslations } from "use-intl";
import { Link, useLocation } from "wouter";
import { isLockedWithBase } from "../../shared/opinion/opinion.ts";
import { cleanResult } from "../../shared/text/clean-result.ts";
import type { DocumentClause } from "../../shared/document/opinion-document.ts";
import { FrozenText } from "../opinion/frozen-text.tsx";
import { SheetHead, StandingNote } from "../opinion/sheet-head.tsx";
import { useOpenedOpinion } from "../opinion/opened-opinion.tsx";
import { delegationNames } from "../forum/delegation-names.ts";
import { useForum } from "../forum/use-forum.ts";
import { lazyPart } from "../i18n/later-messages.ts";
import { useInstants } from "../i18n/instants.ts";
import { Button } from "../ui/button.tsx";
import { BaseTextFacts, CleanUpsAfter } from "../base-texts/base-text-facts.tsx";
import { ComparedText } from "../history/compared-text.tsx";
import { VersionNotRead } from "../history/version-not-read.tsx";
import type { ReadMode } from "../opinion/read-mode.ts";
import type { PageRoom } from "../room/room.ts";
import { ChangesOfText } from "./changes-of-text.tsx";
import { useComparison, useLastLook } from "../history/use-history.ts";

const VersionsOfBase = lazyPart(
  async () => (await import("../language-versions/versions-of-base.tsx")).VersionsOfBase,
);

type Shown = Exclude<ReadMode, { kind: "working" }>;

/** The text in the place of the sheet, to be read and printed and not to be worked on (rule J9). */
export function ReadView({ mode, room }: { readonly mode: Shown; readonly room: PageRoom }) {
  const t = useTranslations("reading");
  const { snapshot } = useOpenedOpinion();
  const { opinion } = snapshot;
  const [, go] = useLocation();
  return (
    <article className="sheet reading">
      <p className="reading-back">
        <Button onPress={() => go(`/opinions/${opinion.id}`)}>{t("back")}</Button>
        <Link href={`/opinions/${opinion.id}/versions`}>{t("versions")}</Link>
      </p>
      <SheetHead document={snapshot.document} />
      <StandingNote document={snapshot.document} locked={isLockedWithBase(opinion)} />
      {mode.kind === "changes" ? <ChangesOfText room={room} /> : <InMode mode={mode} />}
    </article>
  );
}

function InMode({ mode }: { mode: Exclude<Shown, { kind: "changes" }> }) {
  switch (mode.kind) {
    case "agreed":
      return <AgreedOnly />;
    case "result":
      return <CleanResult />;
    case "base":
      return <BaseTextN n={mode.n} />;
    case "since":
      return mode.seq === "visit" ? <SinceVisit /> : <SinceState seq={mode.seq} />;
  }
}

/** Title, opening words and verbs stand above what they lead to. */
const isFrame = ({ kind }: DocumentClause): boolean => kind === "title" || kind === "verb" || kind === "note";

function AgreedOnly() {
  const t = useTranslations("reading");
  const say = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const { clauses } = snapshot.document;
  const isAgreed = ({ state }: DocumentClause): boolean => state === "agreed" || state === "adReferendum";
  const shown = clauses.filter((one, i) => {
    if (!isFrame(one)) return isAgreed(one);
    if (one.kind !== "verb") return one.kind === "title";
    const next = clauses.findIndex((other, k) => k > i && other.kind === "verb");
    return clauses.slice(i + 1, next === -1 ? undefined : next).some(isAgreed);
  });
  const out = clauses.filter((one) => !isFrame(one) && !isAgreed(one)).length;
  return (
    <>
      <h2 className="in-print">{t("agreedHeading")}</h2>
      <p className="quiet">{t("agreedExplain")}</p>
      {shown.some(isAgreed) ? null : <p>{t("nothingAgreed")}</p>}
      <div className="frozen-text" dir="auto">
        {shown.map((clause) => (
          <p
            key={clause.id}
            className={`frozen-clause ${clause.kind}`}
            data-level={clause.level}
            data-read-clause={clause.id}
          >
            {clause.number === "" ? null : <span className="number">{clause.number}</span>}
            <span>
              {clause.text}
              {clause.closing}{" "}
              {isFrame(clause) ? null : <span className="faint">({say(`state.${clause.state}`)})</span>}
            </span>
          </p>
        ))}
      </div>
      {out === 0 ? null : <p className="faint">{t("leftOut", { n: out })}</p>}
    </>
  );
}

function CleanResult() {
  const t = useTranslations("reading");
  const forum = useForum();
  const { snapshot } = useOpenedOpinion();
  const names = delegationNames(forum);
  const clauses = snapshot.document.clauses.map((one) => ({ ...one, text: cleanResult(one.text, names) }));
  return (
    <>
      <h2 className="in-print">{t("resultHeading")}</h2>
      <p className="quiet">{t("resultExplain")}</p>
      <div className="frozen-text" dir="auto">
        {clauses.map(({ id, kind, level, number, text, closing }) => (
          <p key={id} className={`frozen-clause ${kind}`} data-level={level} data-read-clause={id}>
            {number === "" ? null : <span className="number">{number}</span>}
            <span>
              {text}
              {closing}
            </span>
          </p>
        ))}
      </div>
    </>
  );
}

function BaseTextN({ n }: { n: number }) {
  const t = useTranslations();
  const { snapshot } = useOpenedOpinion();
  const baseText = snapshot.opinion.baseTexts.find((one) => one.n === n);
  if (baseText === undefined) return <p>{t("baseText.none")}</p>;
  const numbered = t("baseText.numbered", { n });
  return (
    <>
      <h2>{baseText.name === "" ? numbered : `${numbered}: ${baseText.name}`}</h2>
      <BaseTextFacts baseText={baseText} />
      <Suspense fallback={<FrozenText clauses={baseText.clauses} document={snapshot.opinion} />}>
        <VersionsOfBase baseText={baseText} />
      </Suspense>
      <CleanUpsAfter n={n} />
    </>
  );
}

/** Shows the changes since the reader's own last visit, also if another person sent the address (rule J8). */
function SinceVisit() {
  const t = useTranslations("reading");
  const instants = useInstants();
  const { snapshot } = useOpenedOpinion();
  const { body, failed, again } = useLastLook(snapshot.opinion.id);
  if (body === undefined) return <VersionNotRead failed={failed} again={again} />;
  if (body.look === null) return <p>{t("firstVisit")}</p>;
  return (
    <>
      <p className="quiet">{t("sinceLook", { at: instants.brief(body.look.at) })}</p>
      <SinceState seq={body.look.seq} />
    </>
  );
}

function SinceState({ seq }: { seq: number }) {
  const say = useTranslations("since");
  const { snapshot, cite } = useOpenedOpinion();
  const { body, failed, again } = useComparison(snapshot.opinion.id, { from: seq, to: "now" });
  if (body === undefined) return <VersionNotRead failed={failed} again={again} />;
  return (
    <>
      {body.from === seq ? null : <p className="quiet">{say("settledBefore")}</p>}
      <ComparedText comparison={body} view="inPlace" changedOnly={false} nameOf={cite} />
    </>
  );
}
