/** One window of a browser, with one person before it. Each engine has its own way to drive it. */
export type DrivenWindow = {
  /** The engine and its version, as the browser tells them. */
  readonly version: string;
  readonly goTo: (url: string) => Promise<void>;
  /** Runs a function in the page. It sees its arguments alone, and all goes as JSON. */
  readonly run: <Given, Got>(work: (given: Given) => Got | Promise<Got>, given: Given) => Promise<Got>;
  readonly click: (x: number, y: number) => Promise<void>;
  /** Presses these keys together and lets them go: `["Control", "End"]`. */
  readonly press: (keys: readonly string[]) => Promise<void>;
  /** Presses one key after the other, as fast as a quick typist. */
  readonly type: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type Engine = {
  readonly name: string;
  /** Programs of which this machine must have one each. */
  readonly needs: readonly string[];
  readonly open: () => Promise<DrivenWindow>;
};

/** From one key to the next of a quick typist. */
export const KEY_MS = 20;

/** Width and height of each window, in CSS pixels. */
export const SIZE = { width: 1440, height: 900 } as const;
