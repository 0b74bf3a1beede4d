import { useCallback, useState } from "react";
import { contrastOf, rgbOf } from "./contrast.ts";
import { Specimen } from "./specimen.tsx";

/** Text at the usual size needs this contrast, and signs need the lower one (WCAG 2.2, 1.4.3 and 1.4.11). */
const TEXT_CONTRAST = 4.5;
const SIGN_CONTRAST = 3;

type Pair = readonly [colour: string, on: string, needs: number];

/** Each colour with what it stands on. */
const PAIRS: readonly Pair[] = [
  ...["ink", "ink-2", "ink-3", "accent", "agreed", "adref", "objection", "bracket"].flatMap((colour) =>
    ["paper", "desk"].map((on): Pair => [colour, on, TEXT_CONTRAST]),
  ),
  ["field", "paper", SIGN_CONTRAST],
  ["ink", "hover", TEXT_CONTRAST],
  ["on-accent", "accent", TEXT_CONTRAST],
  ["on-objection", "objection", TEXT_CONTRAST],
  ...["accent", "agreed", "adref", "objection", "bracket"].map((colour): Pair => [
    colour,
    `${colour}-soft`,
    TEXT_CONTRAST,
  ]),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n): Pair => ["on-d", `d${n}`, TEXT_CONTRAST]),
  ["on-d", "office", TEXT_CONTRAST],
];

const SPACES = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"] as const;
const SIZES = ["t-small", "t-ui", "t-text", "t-title"] as const;
const CORNERS = ["r-small", "r", "r-large"] as const;

/** Reads a value of the style sheet. */
function useToken(name: string): string {
  const [value] = useState(() => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`));
  return value.trim();
}

export function Values() {
  return (
    <>
      <Specimen name="Spacing steps">
        <ul className="design-values">
          {SPACES.map((name) => (
            <Space key={name} name={name} />
          ))}
        </ul>
      </Specimen>
      <Specimen name="Corners">
        <ul className="design-values">
          {CORNERS.map((name) => (
            <Corner key={name} name={name} />
          ))}
        </ul>
      </Specimen>
      <Specimen name="Type sizes" wide>
        <ul className="design-values">
          {SIZES.map((name) => (
            <TypeSize key={name} name={name} />
          ))}
        </ul>
      </Specimen>
      <Specimen name="Colours and their contrast" wide>
        <ul className="design-colours">
          {PAIRS.map(([colour, on, needs]) => (
            <ColourPair key={`${colour} ${on}`} colour={colour} on={on} needs={needs} />
          ))}
        </ul>
      </Specimen>
    </>
  );
}

function Space({ name }: { readonly name: string }) {
  return (
    <li>
      <span className="design-space" style={{ inlineSize: `var(--${name})` }} /> {name} · {useToken(name)}
    </li>
  );
}

function Corner({ name }: { readonly name: string }) {
  return (
    <li>
      <span className="design-corner" style={{ borderRadius: `var(--${name})` }} /> {name} · {useToken(name)}
    </li>
  );
}

function TypeSize({ name }: { readonly name: string }) {
  const value = useToken(name);
  return (
    <li style={{ fontSize: `var(--${name})` }}>
      {name} · {value} <span style={{ fontFamily: "var(--text)" }}>considering that</span> <em>in italics</em>{" "}
      <b>in bold</b>
    </li>
  );
}

type ColourPairProps = { readonly colour: string; readonly on: string; readonly needs: number };

function ColourPair({ colour, on, needs }: ColourPairProps) {
  const [contrast, setContrast] = useState(0);
  const measure = useCallback((place: HTMLLIElement | null) => {
    if (place === null) return;
    const { color, backgroundColor } = getComputedStyle(place);
    const [front, back] = [rgbOf(color), rgbOf(backgroundColor)];
    if (front !== null && back !== null) setContrast(contrastOf(front, back));
  }, []);
  return (
    <li
      ref={measure}
      style={{ color: `var(--${colour})`, background: `var(--${on})` }}
      data-contrast={contrast}
    >
      {colour} on {on} · {contrast.toFixed(1)} {contrast < needs ? `✕ needs ${needs}` : ""}
    </li>
  );
}
