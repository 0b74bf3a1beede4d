import { SECOND_MS } from "../../shared/durations.ts";
import { openCall } from "../../shared/negotiation/call.ts";
import { SavedSign } from "../opinion/saved-sign.tsx";
import { StagesBar } from "../shell/stages-bar.tsx";
import { CallBox, ClausePanel, DesignOpinion, DesignSheet, SidePanel } from "./design-opinion.tsx";
import type { DesignClause, DesignText } from "./design-text.ts";
import { Specimen } from "./specimen.tsx";

type OfText = { readonly text: DesignText };

/** A clause in each state on the sheet itself; the selected one, too. */
export function ClauseParts({ text }: OfText) {
  return (
    <Specimen name="The sheet, as a facilitator has it" wide>
      <DesignOpinion text={text} who="lead" selected="selected">
        {(room) => <DesignSheet room={room} />}
      </DesignOpinion>
    </Specimen>
  );
}

/** The clock stands at the call, so that its pause does not run; or after its pause. */
const callAt = ({ room }: DesignText): number => openCall(room.opinion())?.at ?? 0;
const FULL_PAUSE_MS = -60 * SECOND_MS;
const AFTER_PAUSE_MS = 60 * SECOND_MS;

export function MeetingParts({ text }: OfText) {
  const calledId = text.id.called;
  return (
    <>
      {(["lead", "aaa", "bbb"] as const).map((who) => (
        <Specimen key={who} name={`A call, in its pause, to ${who}`}>
          <DesignOpinion text={text} who={who} now={callAt(text) + FULL_PAUSE_MS}>
            {() => <CallBox clauseId={calledId} />}
          </DesignOpinion>
        </Specimen>
      ))}
      <Specimen name="A call after its pause, to the lead">
        <DesignOpinion text={text} who="lead" now={callAt(text) + AFTER_PAUSE_MS}>
          {() => <CallBox clauseId={calledId} />}
        </DesignOpinion>
      </Specimen>
      <Specimen name="Stages and the saved sign" wide>
        <DesignOpinion text={text} who="lead">
          {(room) => (
            <>
              <StagesBar opinion={room.snapshot().opinion} />
              <SavedSign room={room} />
            </>
          )}
        </DesignOpinion>
      </Specimen>
    </>
  );
}

const PANELS: readonly DesignClause[] = [
  "open",
  "proposed",
  "objected",
  "adReferendum",
  "agreed",
  "changedSince",
  "locked",
  "postponed",
  "commented",
  "brackets",
];

export function PanelParts({ text }: OfText) {
  return (
    <>
      {PANELS.map((clause) => (
        <Specimen key={clause} name={`The panel on a clause: ${clause}`}>
          <DesignOpinion text={text} who="lead" selected={clause}>
            {() => <ClausePanel />}
          </DesignOpinion>
        </Specimen>
      ))}
      <Specimen name="No clause is selected">
        <DesignOpinion text={text} who="aaa">
          {() => <ClausePanel />}
        </DesignOpinion>
      </Specimen>
      {(["meeting", "proposals", "people", "record"] as const).map((tab) => (
        <Specimen key={tab} name={`The panel's tab: ${tab}`}>
          <DesignOpinion text={text} who="lead" selected="proposed">
            {() => <SidePanel tab={tab} onTab={() => {}} />}
          </DesignOpinion>
        </Specimen>
      ))}
    </>
  );
}
