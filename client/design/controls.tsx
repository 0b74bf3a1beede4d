import { useState } from "react";
import { Button, type ButtonLook } from "../ui/button.tsx";
import { Choices, Selection } from "../ui/choices.tsx";
import { FileField, WORD_TYPES } from "../ui/file-field.tsx";
import { PlainTextField } from "../ui/plain-text-field.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { type TabEntry, Tabs } from "../ui/tabs.tsx";
import { TextField, type TextFieldProps } from "../ui/text-field.tsx";
import { type ControlState, Specimen, WithState } from "./specimen.tsx";

const LOOKS: readonly ButtonLook[] = ["usual", "main", "grave", "plain", "icon", "link"];
const CONTROL_STATES: readonly ControlState[] = ["hovered", "pressed", "focus-visible"];

export function Buttons() {
  return (
    <>
      {LOOKS.map((look) => (
        <Specimen key={look} name={look} wide>
          <Button look={look}>{look === "icon" ? "×" : "Agree"}</Button>
          {CONTROL_STATES.map((state) => (
            <WithState key={state} state={state}>
              <Button look={look}>{look === "icon" ? "×" : state}</Button>
            </WithState>
          ))}
          <Button look={look} isDisabled>
            {look === "icon" ? "×" : "disabled"}
          </Button>
          <Button look={look} isPending>
            {look === "icon" ? "×" : "pending"}
          </Button>
          {look === "icon" ? null : (
            <Button look={look}>
              with a key <kbd aria-hidden="true">F</kbd>
            </Button>
          )}
        </Specimen>
      ))}
    </>
  );
}

type WordsFieldProps = Omit<TextFieldProps, "value" | "onChange"> & { readonly start?: string };

function WordsField({ start = "", ...field }: WordsFieldProps) {
  const [value, setValue] = useState(start);
  return <TextField {...field} value={value} onChange={setValue} />;
}

const COLOURS = [
  { value: "a", words: "All delegations" },
  { value: "b", words: "The lead alone" },
  { value: "c", words: "Nobody, which is closed", disabled: true },
] as const;
type Colour = (typeof COLOURS)[number]["value"];

export function Fields() {
  const [one, setOne] = useState<Colour>("a");
  const [some, setSome] = useState<ReadonlySet<Colour>>(new Set(["a"]));
  const [isOn, setOn] = useState(true);
  const [text, setText] = useState("");
  return (
    <>
      <Specimen name="One line">
        <WordsField label="Name" placeholder="As on the list" />
      </Specimen>
      <Specimen name="With help">
        <WordsField label="Number" help="Letters and digits, at most twelve." start="AAA/1" />
      </Specimen>
      <Specimen name="Wrong">
        <WordsField label="Number" wrong="Another paper has this number." start="AAA/1" />
      </Specimen>
      <Specimen name="Focus">
        <WithState state="focus-visible">
          <WordsField label="Name" start="Under the caret" />
        </WithState>
      </Specimen>
      <Specimen name="Several lines">
        <WordsField
          label="Words"
          lines="several"
          start="One line. Another line, longer than its field is wide."
        />
      </Specimen>
      <Specimen name="Right to left">
        <WordsField label="Words" start="نص باللغة العربية" />
      </Specimen>
      <Specimen name="Reason that is missing">
        <ReasonField value="" onChange={() => {}} missing />
      </Specimen>
      <Specimen name="List of the browser">
        <Select label="Readers" choices={COLOURS} chosen={one} onChoose={setOne} />
      </Specimen>
      <Specimen name="One of a few">
        <Choices label="Readers" choices={COLOURS} chosen={one} onChoose={setOne} />
      </Specimen>
      <Specimen name="Any number, nothing chosen">
        <Selection
          label="Readers"
          wrong="Choose at least one."
          lines
          choices={COLOURS}
          chosen={some}
          onChange={setSome}
        />
      </Specimen>
      <Specimen name="Switch">
        <Switch words="On" on={isOn} onChange={setOn} />
        <Switch words="Off" on={!isOn} onChange={() => setOn(!isOn)} />
        <Switch words="Disabled" on={false} disabled onChange={() => {}} />
      </Specimen>
      <Specimen name="File">
        <FileField label="Word file" accept={WORD_TYPES} onChoose={() => {}} />
      </Specimen>
      <Specimen name="Whole text">
        <PlainTextField label="Text" help="Paste it." value={text} isTooLong={false} onChange={setText} />
      </Specimen>
    </>
  );
}

const TABS: readonly TabEntry[] = [
  { id: "clause", words: "Clause b)", content: <p>Content of the first tab.</p> },
  { id: "proposals", words: "Proposals (3)", content: <p>Content of the second tab.</p> },
  { id: "record", words: "Record", content: <p className="quiet">Nothing yet.</p> },
];

export function TabsPart() {
  const [chosen, choose] = useState("clause");
  return (
    <Specimen name="Tabs" wide>
      <Tabs label="Parts" tabs={TABS} chosen={chosen} onChoose={choose} />
    </Specimen>
  );
}
