/** The properties of a run that change how its words are read. */
export type RunLooks = {
  language: string;
  rightToLeft: boolean;
  /** Null: as its style says. */
  hidden: boolean | null;
  /** A character style. */
  style: string;
  font: string;
  /** Struck through without tracking; null: as its style says. */
  struck: boolean | null;
  underlined: boolean;
  coloured: boolean;
};

export const newRunLooks = (): RunLooks => ({
  language: "",
  rightToLeft: false,
  hidden: null,
  style: "",
  font: "",
  struck: null,
  underlined: false,
  coloured: false,
});

type Attribute = (local: string) => string | null;

export const isOn = (attribute: Attribute): boolean =>
  !/^(?:0|false|off|none)$/u.test(attribute("val") ?? "1");

/** Takes one element of a run's properties; false: it is none of them. */
export function readRunLooks(looks: RunLooks, name: string, attribute: Attribute): boolean {
  switch (name) {
    case "w:rStyle":
      looks.style = attribute("val") ?? "";
      return true;
    case "w:rFonts":
      looks.font = attribute("ascii") ?? attribute("hAnsi") ?? "";
      return true;
    case "w:strike":
    case "w:dstrike":
      looks.struck = isOn(attribute) || looks.struck === true;
      return true;
    case "w:u":
      looks.underlined = isOn(attribute);
      return true;
    case "w:color":
      looks.coloured = !/^(?:auto|0{6})$/iu.test(attribute("val") ?? "auto");
      return true;
    case "w:vanish":
      looks.hidden = isOn(attribute);
      return true;
    default:
      return false;
  }
}
