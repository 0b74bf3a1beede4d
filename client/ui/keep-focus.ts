/**
 * The focus's former place, and what is looked at once that has vanished: what stands behind `behind` in `element`.
 */
type Place = {
  readonly layer: Element;
  readonly element: Element;
  /** Null: the element itself still stands. */
  readonly behind: { readonly node: Node | null } | null;
  /** A selector that what vanished named for the keys. */
  readonly to: string | null;
  /** They were led there by keys: what they go on from is scrolled to. */
  readonly byKeys: boolean;
};

/** Layers over the page have places of their own; when one closes, the keys go back to where they were below it. */
const LAYERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox], .toasts";
const CONTROLS =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]:not([tabindex='-1'])";
/** A dialog that closes gives the keys back itself, within a frame or two. */
const GIVEN_BACK_MS = 100;

/**
 * Moves the focus when its control vanishes or closes, which a browser would leave on the body. The focus goes to the
 * control's `data-focus-to`, else to the nearest focusable element around it (a row, a card). After those come the
 * page's main part, if that has changed, and the next control. Nothing moves while a user types in the text.
 */
export function keepFocus(): void {
  let places: readonly Place[] = [];
  /** No element could take the focus yet: it looks again when more of the page exists. */
  let waits = false;
  const observer = new MutationObserver((changes) => {
    const before = places.at(-1);
    for (const change of changes) places = places.map((place) => afterChange(place, change));
    if (before !== undefined && (waits || places.at(-1) !== before)) setTimeout(goOn, GIVEN_BACK_MS);
  });

  const goOn = (): void => {
    const { activeElement } = document;
    waits = false;
    if (activeElement !== null && activeElement !== document.body && !activeElement.matches(":disabled"))
      return;
    for (const place of places.toReversed()) {
      const next = place.behind === null ? place.element : nextFrom(place);
      if (!(next instanceof HTMLElement) || !next.isConnected) continue;
      next.focus({ preventScroll: !place.byKeys });
      if (document.activeElement === next) return;
    }
    waits = places.length > 0;
  };

  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof Element)) return;
    const layer = target.closest(LAYERS) ?? document.body;
    const below = places.findIndex((place) => place.layer === layer);
    const byKeys = target.matches(":focus-visible");
    const place = { layer, element: target, behind: null, to: null, byKeys };
    places = [...(below < 0 ? places : places.slice(0, below)), place].filter(
      (one) => one === place || one.layer.isConnected,
    );
    observer.disconnect();
    if (target instanceof HTMLElement && target.isContentEditable) return;
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  });

  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (relatedTarget !== null || !(target instanceof Element)) return;
    setTimeout(() => {
      // Somebody pressed beside everything: the keys are nowhere because they were sent there.
      const left = document.activeElement === document.body && target.isConnected;
      if (!left || target.matches(":disabled") || places.at(-1)?.element !== target) return;
      places = [];
      observer.disconnect();
    });
  });
}

function afterChange(place: Place, { type, target, removedNodes, previousSibling }: MutationRecord): Place {
  const { element } = place;
  if (type === "attributes") {
    const closed = target === element && place.behind === null && element.matches(":disabled");
    const { parentElement } = element;
    return closed && parentElement !== null
      ? { ...place, element: parentElement, behind: { node: element }, to: namedFrom(element) }
      : place;
  }
  const gone = [...removedNodes].some((node) => node.contains(element));
  if (!gone || !(target instanceof Element)) return place;
  return { ...place, element: target, behind: { node: previousSibling }, to: namedFrom(element) ?? place.to };
}

const namedFrom = (element: Element): string | null =>
  element.closest("[data-focus-to]")?.getAttribute("data-focus-to") ?? null;

const find = (selector: string | null): Element | null =>
  selector === null ? null : document.querySelector(selector);

function nextFrom({ element, behind, to }: Place): Element | null {
  if (!element.isConnected) return null;
  const named = find(to);
  if (named !== null) return named;
  let node = behind?.node ?? null;
  for (let around: Element | null = element; around !== null && around !== document.body;) {
    const next =
      find(around.getAttribute("data-focus-to")) ??
      (around.hasAttribute("tabindex") ? around : (mainOf(around) ?? firstControl(around, node)));
    if (next !== null) return next;
    node = around;
    around = around.parentElement;
  }
  return null;
}

/** Returns the page's main part for the focus. A large change, such as another Opinion, leaves no nearer place. */
function mainOf(around: Element): Element | null {
  const main = around.querySelector("main");
  if (main !== null && !main.hasAttribute("tabindex")) main.tabIndex = -1;
  return main;
}

/** The first control that is shown behind `node`, or anywhere in it where that has gone. */
function firstControl(around: Element, node: Node | null): Element | null {
  const first = node?.parentNode === around ? node.nextSibling : around.firstChild;
  for (let sibling = first; sibling !== null; sibling = sibling.nextSibling) {
    if (!(sibling instanceof Element)) continue;
    const controls = [...(sibling.matches(CONTROLS) ? [sibling] : []), ...sibling.querySelectorAll(CONTROLS)];
    const shown = controls.find((control) => control.getClientRects().length > 0);
    if (shown !== undefined) return shown;
  }
  return null;
}
