/** Less is a bar of the browser. */
const KEYBOARD_PX_MIN = 80;
/** Pinched: the visual viewport is small, and there is no keyboard. */
const ZOOM_MIN = 1.02;

/** Heights in pixels: of the page as it is laid out, and of the part that is in sight, with its place and zoom. */
export type SeenPart = {
  readonly laidOut: number;
  readonly height: number;
  readonly offsetTop: number;
  readonly scale: number;
};

/** Returns the pixels at the foot of the page that an on-screen keyboard covers. */
export function coveredHeight({ laidOut, height, offsetTop, scale }: SeenPart): number {
  if (scale >= ZOOM_MIN || laidOut - height < KEYBOARD_PX_MIN) return 0;
  // Safari also moves the page up under the keyboard.
  return Math.max(Math.round(laidOut - height - offsetTop), 0);
}
