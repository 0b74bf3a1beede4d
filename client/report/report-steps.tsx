import { useState } from "react";
import { useTranslations } from "use-intl";
import { Link, useSearch } from "wouter";
import { mayDo } from "../../shared/people/permissions.ts";
import type { ReportPreview } from "../../shared/report/report-view.ts";
import { useSession } from "../forum/use-forum.ts";
import { quietPart } from "../i18n/later-messages.ts";
import { Button } from "../ui/button.tsx";
import { Unfold } from "../ui/unfold.tsx";
import { ChairTextForm } from "./chair-text-form.tsx";
import { IssueReport } from "./issue-report.tsx";
import { Preview, WhatIsNotReady } from "./preview.tsx";
import { type ChairTextState, useChairText } from "./use-chair-text.ts";

const ReturnReport = quietPart(async () => (await import("./return-report.tsx")).ReturnReport);

const STEPS = ["check", "write", "issue"] as const;
type ReportStep = (typeof STEPS)[number];

const addressOf = (step: ReportStep): string => `/report?step=${step}`;

type StepsProps = { readonly preview: ReportPreview; readonly again: () => Promise<void> };

/** Three steps to a report: check, write, issue. The address keeps the step; what is typed stays from step to step. */
export function ReportSteps({ preview, again }: StepsProps) {
  const t = useTranslations("chairsReport");
  const own = useChairText(preview, again);
  const asked = new URLSearchParams(useSearch()).get("step");
  const step = STEPS.find((one) => one === asked) ?? "check";
  const [isIssuing, setIssuing] = useState(false);
  return (
    <section className="report-steps" aria-label={t("steps.label")}>
      <nav aria-label={t("steps.label")}>
        <ol className="steps">
          {STEPS.map((one, i) => (
            <li key={one}>
              <Link href={addressOf(one)} replace aria-current={one === step ? "step" : undefined}>
                <span className="step-n">{i + 1}</span> {t(`steps.${one}`)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <div className="step" hidden={step !== "check"}>
        <WhatIsNotReady preview={preview} />
      </div>
      <div className="step" hidden={step !== "write"}>
        <ChairTextForm preview={preview} own={own} />
        <Unfold words={t("preview.heading")}>{() => <Preview preview={preview} />}</Unfold>
        <ReturnReport preview={preview} again={again} />
      </div>
      <div className="step" hidden={step !== "issue"}>
        <IssueReport preview={preview} again={again} isAsking={isIssuing} onClose={() => setIssuing(false)} />
      </div>
      <StepBar step={step} own={own} onIssue={() => setIssuing(true)} />
    </section>
  );
}

type BarProps = {
  readonly step: ReportStep;
  readonly own: ChairTextState;
  readonly onIssue: () => void;
};

/** The way on, in sight at every step. */
function StepBar({ step, own, onIssue }: BarProps) {
  const t = useTranslations("chairsReport");
  const me = useSession();
  const { unsaved, saving, undo, save } = own;
  const at = STEPS.indexOf(step);
  const before = STEPS[at - 1];
  const next = STEPS[at + 1];
  const mayIssue = mayDo(me, null, "issueReport") === null;
  return (
    <div className="step-bar">
      {before === undefined ? null : (
        <Link href={addressOf(before)} replace className="button">
          {t("steps.back")}
        </Link>
      )}
      <span role="status" className="quiet">
        {step === "write"
          ? t(saving ? "own.saving" : unsaved ? "own.unsaved" : "own.saved")
          : step === "issue" && !mayIssue
            ? t("issue.onlyChair")
            : step === "issue" && unsaved
              ? t("issue.unsaved")
              : ""}
      </span>
      {step === "write" ? (
        <>
          <Button extraClass="step-undo" onPress={undo} isDisabled={!unsaved || saving}>
            {t("own.undo")}
          </Button>
          <Button
            look={unsaved ? "main" : "usual"}
            isDisabled={!unsaved || saving}
            isPending={saving}
            onPress={() => void save()}
          >
            {t("own.save")}
          </Button>
        </>
      ) : null}
      {next === undefined ? null : (
        <Link
          href={addressOf(next)}
          replace
          className={unsaved && step === "write" ? "button" : "button main"}
        >
          {t("steps.next", { step: t(`steps.${next}`) })}
        </Link>
      )}
      {step === "issue" && mayIssue ? (
        <Button look="main" isDisabled={unsaved} onPress={onIssue}>
          {t("issue.ask")}
        </Button>
      ) : null}
    </div>
  );
}
