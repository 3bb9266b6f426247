import { createStore } from 'zustand/vanilla';
import { type Attention, afterAct, afterKey, anew, beforeView, inView, isEarly } from './attention';
import { drawAtOnce } from './draw-at-once';
import { say } from './said';
import { whenInView } from './when-in-view';

/*
 * Keeps presses from spending that were not meant to: those that came while this page had just appeared under them, and
 * those of a key that was pressed elsewhere or is held down. What spends is marked with `data-press-again`, which holds
 * the words that tell of a press that came too early.
 */

/** Whether what spends may be pressed now. */
export const pressable = createStore(() => ({ now: true }));

let attention: Attention = beforeView(0);
let timer: ReturnType<typeof setTimeout> | undefined;

/** What the page itself has focused: input in another field is an act of the person. */
let ownFocus: EventTarget | null = null;

/** Whether anything was pressed here yet. */
let wasPressed = false;

/** The keys that went down in this document, and when. */
const down = new Map<string, number>();

/** When the key or the pointer went down whose click may be on its way; `null`: none did. */
let keyAt: number | null = null;
let pointerAt: number | null = null;

/**
 * To be called once, before the page is drawn.
 * @param wait how long (ms) the page must be in view before a press counts; 0: nothing else can have opened it
 */
export function guardPresses(wait: number): void {
  set(beforeView(wait));
  const { activeElement, body } = document;
  if (activeElement !== body) ownFocus = activeElement; // by the shell that was drawn before
  const early = { capture: true };
  addEventListener('keydown', onKeyDown, early);
  addEventListener('keypress', onKeyEnd, early);
  addEventListener('keyup', onKeyUp, early);
  addEventListener('pointerdown', onPointerDown, early);
  addEventListener('click', onClick, early);
  addEventListener('focusin', ({ target }) => (ownFocus ??= target), early);
  addEventListener('input', onInput); // after the field's own listener: drawn anew before it, the input would be lost
}

/** Something that spends is drawn now: once that is in view, the wait begins. */
export function noteDrawn(): void {
  whenInView((at) => set(inView(attention, at)));
}

/** What spends has taken the place of something else: a second press of what was there is none of it. */
export function waitAnew(): void {
  set(anew(attention, performance.now()));
  noteDrawn();
}

/**
 * The page has moved the focus by itself, since something has ended: unlocked, an account saved, another one gone. Where
 * somebody presses keys already, the next one may come too soon to be meant for what has the focus now.
 */
export function noteOwnFocus(element: Element): void {
  if (!wasPressed) return;
  ownFocus = element;
  waitAnew();
}

function set(next: Attention): void {
  attention = next;
  clearTimeout(timer);
  const left = next.usableAt - performance.now();
  pressable.setState({ now: left <= 0 });
  if (left > 0 && Number.isFinite(left)) timer = setTimeout(() => set(attention), Math.ceil(left));
}

/** A busy page may hear of a press before it hears that the wait was over by then: what is disabled takes none. */
function endWait(): void {
  if (!pressable.getState().now) drawAtOnce(() => pressable.setState({ now: true }));
}

function onKeyDown(event: KeyboardEvent): void {
  const { key, code, repeat, timeStamp } = event;
  if (!repeat) down.set(code, timeStamp);
  wasPressed = true;
  expectClick(timeStamp);
  const button = pressedBy(event);
  if (repeat && button) stop(event);
  if (!isEarly(attention, timeStamp)) {
    endWait();
    return;
  }
  set(afterKey(attention, key, timeStamp));
  if (!button?.dataset['pressAgain']) return;
  stop(event);
  tell(button);
}

/** The rest of a press that began elsewhere, for example on the toolbar's icon. */
function onKeyEnd(event: KeyboardEvent): void {
  if ((event.key === 'Enter' || event.key === ' ') && !down.has(event.code)) stop(event);
}

function onKeyUp(event: KeyboardEvent): void {
  onKeyEnd(event);
  expectClick(down.get(event.code) ?? event.timeStamp);
  down.delete(event.code);
}

/** A click that a key causes comes in the same turn. */
function expectClick(at: number): void {
  keyAt = at;
  setTimeout(() => {
    keyAt = null;
  });
}

function onPointerDown(event: PointerEvent): void {
  const { target, timeStamp } = event;
  pointerAt = timeStamp;
  wasPressed = true;
  const button = spendingAt(target);
  if (!isEarly(attention, timeStamp)) endWait();
  else if (button) tell(button);
  else if (!isOnToast(event)) set(afterAct(attention, timeStamp));
}

/** What was told in passing lets presses through to what is below, but says nothing of what the person means. */
const isOnToast = ({ clientX, clientY }: PointerEvent): boolean =>
  [...document.querySelectorAll('.said')].some((toast) => {
    const { left, right, top, bottom } = toast.getBoundingClientRect();
    return left <= clientX && clientX < right && top <= clientY && clientY < bottom;
  });

function onClick(event: MouseEvent): void {
  setTimeout(() => {
    pointerAt = null; // its click has come
  });
  const button = spendingAt(event.target);
  if (!button || !isEarly(attention, pressedAt(event))) return;
  stop(event);
  if (event.detail === 0) tell(button); // a pointer's press was told of when it went down
}

/**
 * When the key or the pointer of a click went down, which may be long before a busy page hears of it; in ms of the page's
 * clock. Without either (a screen reader, a voice) the click is all there is.
 */
export function pressedAt({ detail, timeStamp }: MouseEvent): number {
  return (detail > 0 ? pointerAt : keyAt) ?? timeStamp;
}

/** Whether a key has caused a click that went down before that time, in ms of the page's clock. */
export const isByKeyBefore = ({ detail }: MouseEvent, time: number): boolean =>
  detail === 0 && keyAt !== null && keyAt < time;

function onInput({ target, timeStamp }: Event): void {
  if (target !== ownFocus && isEarly(attention, timeStamp)) set(afterAct(attention, timeStamp));
}

const spendingAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-press-again]') : null;

/** The button that this key presses, be it from a field of its form. */
function pressedBy({ key, target, isComposing, ctrlKey, metaKey }: KeyboardEvent) {
  if (isComposing || !(target instanceof HTMLElement)) return null;
  const button = target.closest('button');
  if (button) return key === 'Enter' || key === ' ' ? button : null;
  const inBox = target instanceof HTMLTextAreaElement && !ctrlKey && !metaKey;
  if (key !== 'Enter' || inBox) return null;
  return target.closest('form')?.querySelector<HTMLElement>('button[type="submit"]') ?? null;
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

const tell = ({ dataset }: HTMLElement): void => say(dataset['pressAgain'] ?? '', false);
