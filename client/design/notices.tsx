import { CountsBar } from "../forum/counts-bar.tsx";
import { delegationColour } from "../forum/colours.ts";
import { DelegationChip } from "../forum/delegation-chip.tsx";
import { StateGlyph } from "../forum/state-glyph.tsx";
import { NotFoundScreen } from "../screens/not-found-screen.tsx";
import { NotFetched } from "../shell/not-fetched.tsx";
import { RoomBanner } from "../shell/room-banner.tsx";
import { RoomClosed } from "../shell/room-closed.tsx";
import { Busy } from "../ui/busy.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Unfold } from "../ui/unfold.tsx";
import { UnplacedLines } from "../ui/unplaced-lines.tsx";
import { UploadProgress } from "../ui/upload-progress.tsx";
import { DesignOpinion } from "./design-opinion.tsx";
import type { DesignText } from "./design-text.ts";
import { Specimen } from "./specimen.tsx";

type OfText = { readonly text: DesignText };

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

/** A symbol for each colour of a delegation, in the order of the colours. */
const SYMBOLS: readonly string[] = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => {
  const symbol = LETTERS.map((letter) => letter.repeat(3)).find(
    (one) => delegationColour(one) === `var(--d${n})`,
  );
  return symbol === undefined ? [] : [symbol];
});

const STATES = ["open", "adReferendum", "agreed", "void"] as const;
const TAGS = ["bracket", "agreed", "adref", "objection", "neutral", "next"] as const;

export function SignParts({ text }: OfText) {
  return (
    <>
      <Specimen name="Delegations">
        {SYMBOLS.map((symbol) => (
          <DelegationChip key={symbol} symbol={symbol} name={`Delegation ${symbol}`} />
        ))}
        <DelegationChip symbol={null} name="Secretariat" />
      </Specimen>
      <Specimen name="States of a clause">
        {STATES.map((state) => (
          <span key={state} className={`state ${state}`}>
            <StateGlyph state={state} /> {state}
          </span>
        ))}
      </Specimen>
      <Specimen name="Badges">
        {TAGS.map((look) => (
          <span key={look} className={`tag ${look}`}>
            {look}
          </span>
        ))}
      </Specimen>
      <Specimen name="Figures of an Opinion">
        <CountsBar counts={text.room.document().counts} objections={0} />
        <CountsBar counts={text.room.document().counts} objections={2} />
      </Specimen>
      <Specimen name="Words">
        <p>
          Usual, <span className="quiet">quiet</span>, <span className="faint">faint</span>,{" "}
          <a href="#signs">a link</a>, <kbd>Ctrl</kbd>, <ins>added</ins>, <del>removed</del>.
        </p>
      </Specimen>
    </>
  );
}

/** Parts that are shown while something is missing or loads. */
export function NoticeParts({ text }: OfText) {
  return (
    <>
      <Specimen name="Empty">
        <Notice heading="No contribution yet" next="The secretariat registers them.">
          <Button look="main">Register one</Button>
        </Notice>
      </Specimen>
      <Specimen name="Loading">
        <Busy words="Opening the text" />
      </Specimen>
      <Specimen name="A file on its way">
        <UploadProgress words="draft.docx" share={0.4} reading="Reading the file" />
      </Specimen>
      <Specimen name="A part that did not load">
        <NotFetched again={() => {}} />
      </Specimen>
      <Specimen name="No such page">
        <NotFoundScreen />
      </Specimen>
      {(["unknown", "crowded"] as const).map((status) => (
        <Specimen key={status} name={`Text not shown: ${status}`}>
          <RoomClosed status={status} onComeBack={() => {}} />
        </Specimen>
      ))}
      <Specimen name="Offline, and unsaved words" wide>
        <DesignOpinion text={text} who="lead" status="offline">
          {(room) => <RoomBanner snapshot={room.snapshot()} />}
        </DesignOpinion>
      </Specimen>
      <Specimen name="Banners" wide>
        <p className="banner">Something around the text is not as usual.</p>
        <p className="banner objection-banner">A delegation cannot accept these words.</p>
      </Specimen>
      <Specimen name="Lines read otherwise than printed">
        <UnplacedLines unplaced={[{ line: 12, message: "A heading was read as a clause." }]} />
      </Specimen>
      <Specimen name="Unfolded on demand">
        <Unfold words="12 lines">{() => <p>Here they are.</p>}</Unfold>
      </Specimen>
    </>
  );
}
