import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Link } from "wouter";
import {
  type ClauseThere,
  openings,
  type SaidTwice,
  saidTwice,
  type Term,
  terms,
} from "../../shared/merging/across.ts";
import { mergingOf } from "../../shared/merging/merging.ts";
import { mayWorkAtDesk } from "../../shared/people/permissions.ts";
import { useSession } from "../forum/use-forum.ts";
import { SidePage } from "../shell/side-page.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { DeskMessages } from "../i18n/screen-messages.tsx";
import { NextDoorDialog } from "../merging/next-door-dialog.tsx";
import { clausesThere, type OpinionThere, useAllOpinions } from "../merging/use-all-opinions.ts";

/** All Opinions at once: what is said twice, openings and terms compared, a clause brought next door. */
export function AcrossScreen() {
  return (
    <DeskMessages>
      <Across />
    </DeskMessages>
  );
}

function Across() {
  const t = useTranslations("merging");
  const me = useSession();
  const opinions = useAllOpinions();
  return (
    <SidePage heading={t("across.heading")} extraClass="merging">
      <h1>{t("across.heading")}</h1>
      {mayWorkAtDesk(me) === null ? <Compared opinions={opinions} /> : <p>{t("across.notYours")}</p>}
    </SidePage>
  );
}

function Compared({ opinions }: { opinions: ReturnType<typeof useAllOpinions> }) {
  const t = useTranslations("merging");
  switch (opinions.kind) {
    case "loading":
      return <Busy words={t("across.loading")} />;
    case "failed":
      return (
        <p className="warning" role="alert">
          {t("across.failed")} <Button onPress={opinions.again}>{t("again")}</Button>
        </p>
      );
    case "here":
      return opinions.here.length === 0 ? (
        <p className="quiet">{t("across.empty")}</p>
      ) : (
        <Found opinions={opinions.here} />
      );
  }
}

function Found({ opinions }: { opinions: readonly OpinionThere[] }) {
  const t = useTranslations("merging");
  const [bringing, setBringing] = useState<ClauseThere | "any" | null>(null);
  const found = useMemo(() => {
    const all = clausesThere(opinions);
    return { twice: saidTwice(all), openings: openings(all), terms: terms(all) };
  }, [opinions]);
  return (
    <>
      <p className="quiet">{t("across.explain")}</p>
      <Desks opinions={opinions} />
      <p>
        <Button onPress={() => setBringing("any")}>{t("across.bring")}</Button>
      </p>
      <section>
        <h2>{t("across.twice")}</h2>
        {found.twice.length === 0 ? <p className="quiet">{t("across.noTwice")}</p> : null}
        <ul className="said-twice">
          {found.twice.map((one) => (
            <Twice key={one.clauses[0]!.clauseId} said={one} opinions={opinions} onBring={setBringing} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("across.openings")}</h2>
        {found.openings.length === 1 ? (
          <>
            <p className="quiet">{t("across.oneOpening")}</p>
            <p className="merged-words" dir="auto">
              {found.openings[0]!.clauses[0]!.text}
            </p>
          </>
        ) : (
          <ul className="said-twice">
            {found.openings.map((one) => (
              <Twice key={one.clauses[0]!.clauseId} said={one} opinions={opinions} />
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2>{t("across.terms")}</h2>
        {found.terms.length === 0 ? <p className="quiet">{t("across.noTerms")}</p> : null}
        <ul className="said-twice">
          {found.terms.map((term) => (
            <OneTerm key={term.variants[0]!.words} term={term} opinions={opinions} />
          ))}
        </ul>
      </section>
      {bringing === null ? null : (
        <NextDoorDialog
          opinions={opinions}
          first={bringing === "any" ? null : bringing}
          onClose={() => setBringing(null)}
        />
      )}
    </>
  );
}

/** The desks, and which texts their leads have cleared as they stand. */
function Desks({ opinions }: { opinions: readonly OpinionThere[] }) {
  const t = useTranslations("merging");
  return (
    <ul className="desks">
      {opinions.map(({ id, number, title, hash, record }) => {
        const { cleared, merges, revisions } = mergingOf(record);
        const state = cleared === null ? "notYet" : cleared.hash === hash ? "cleared" : "otherWords";
        return (
          <li key={id}>
            <Link href={`/desk/${id}`}>
              <small className="faint">{number}</small> <b dir="auto">{title || t("untitled", { number })}</b>
            </Link>
            <span className={state === "cleared" ? "tag agreed" : "tag neutral"}>{t(`across.${state}`)}</span>
            <small className="faint">
              {t("across.atDesk", { merges: merges.length, revisions: revisions.length })}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

type Placed = { readonly opinions: readonly OpinionThere[] };

function Where({ clause, opinions }: Placed & { readonly clause: ClauseThere }) {
  const t = useTranslations("merging");
  const there = opinions.find(({ id }) => id === clause.opinionId);
  return (
    <Link href={`/opinions/${clause.opinionId}`} className="faint">
      {t("across.where", {
        opinion: there?.number ?? "",
        kind: t(`kind.${clause.kind}`),
        number: clause.number,
      })}
    </Link>
  );
}

type TwiceProps = Placed & {
  readonly said: SaidTwice;
  readonly onBring?: (clause: ClauseThere) => void;
};

function Twice({ said, opinions, onBring }: TwiceProps) {
  const t = useTranslations("merging");
  return (
    <li>
      <span className="tag neutral">{t(said.same ? "across.same" : "across.nearly")}</span>
      <ul className="cells">
        {said.clauses.map((clause) => (
          <li key={clause.clauseId} className="cell">
            <Where clause={clause} opinions={opinions} />
            <p className="merged-words" dir="auto">
              {clause.text}
            </p>
            {onBring === undefined ? null : (
              <Button look="link" onPress={() => onBring(clause)}>
                {t("across.bringThis")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </li>
  );
}

function OneTerm({ term, opinions }: Placed & { readonly term: Term }) {
  return (
    <li>
      {term.variants.map(({ words, clauses }) => (
        <p key={words}>
          <b dir="auto">{words}</b>{" "}
          {clauses.map((clause) => (
            <span key={clause.clauseId}>
              <Where clause={clause} opinions={opinions} />{" "}
            </span>
          ))}
        </p>
      ))}
    </li>
  );
}
