import type { Field, Picture, Press, PressKind, Recorder, Seen } from './picture.ts';

interface Settings {
  fields: Record<Field, string>;
  /** How long (ms) a press in this page may be meant for elsewhere. */
  early: number;
}

/**
 * Runs in the page. Writes down each input and each press with all that stands in the page at that instant, before the
 * page's own code hears of it, and every change of the page by itself.
 */
export function installRecorder({ fields, early }: Settings): void {
  if (window.recorder) return;
  const seen: Seen[] = [];
  const epoch = Date.now() - performance.now();
  let last = '';

  const words = (element: Element): string =>
    (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const byIds = (ids: string): string =>
    ids
      .split(' ')
      .flatMap((id) => document.getElementById(id) ?? [])
      .map(words)
      .join(' ');
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby');
    const label = element.getAttribute('aria-label') ?? (by && byIds(by));
    if (label) return label.trim();
    const labels = 'labels' in element ? [...((element.labels ?? []) as NodeListOf<Element>)] : [];
    return labels.length > 0 ? labels.map(words).join(' ') : words(element);
  };
  const isShown = (element: Element): boolean => element.getClientRects().length > 0;
  const isDisabled = (element: Element): boolean =>
    element.matches(':disabled, [aria-disabled=true]');
  const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
  const buttons = () => all('button, [role=button]').filter(isShown);
  const items = (list: string): string[] =>
    all('ul, ol, [role=list]')
      .filter((one) => nameOf(one) === list)
      .flatMap((one) => [...one.querySelectorAll('li, [role=listitem]')].map(words));

  type Box = HTMLInputElement | HTMLTextAreaElement;
  const boxOf = (field: Field): Box | null =>
    all('input, textarea').find((one): one is Box => nameOf(one) === fields[field]) ?? null;
  const fieldOf = (element: unknown): Field | null => {
    if (!(element instanceof Element) || !element.matches('input, textarea')) return null;
    const name = nameOf(element);
    return (Object.keys(fields) as Field[]).find((field) => fields[field] === name) ?? null;
  };

  const kindOf = (button: Element): PressKind => {
    const name = nameOf(button);
    if (/^Try the (refused|unclear|refused and unclear) again$/.test(name)) return 'refused-again';
    if (/^Generate [\d.,\s]+ IPs?$/.test(name)) return 'question';
    if (/^(Try|Generate)\b.*\bagain$/.test(name)) return 'retry';
    if (/^Redeem [\d.,]+ codes?$/.test(name)) return 'review';
    if (/^Undo\b/.test(name)) return 'undo';
    if (name === 'Revoke') return 'revoke';
    const form = button.closest('form');
    const isSubmit = button.matches('[type=submit]');
    if (form && nameOf(form) === 'Generate')
      return isSubmit ? 'generate' : name === 'Cancel' ? 'cancel' : 'other';
    if (name === 'Generate') return 'generate';
    return name === 'Redeem' ? 'redeem' : 'other';
  };

  const shownAccount = (): string | null => {
    for (const box of all('select'))
      if (box instanceof HTMLSelectElement && nameOf(box) === 'Account')
        return box.selectedOptions[0]?.text ?? null;
    return (
      /Account: (.+?)( on |$)/.exec(
        words(document.getElementById('destination') ?? document.body),
      )?.[1] ?? null
    );
  };

  /* What has been painted. A busy machine paints late, and a tab behind another one not at all, hidden or not. */
  const ends = () => ({
    newCodes: items('New codes'),
    alerts: all('[role=alert]').map(words).filter(Boolean),
  });
  let [inView, drawn] = [{ newCodes: [] as string[], alerts: [] as string[] }, ends()];
  const onFrame = (): void => {
    [inView, drawn] = [drawn, ends()]; // a frame begins once the one before is painted
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
  const picture = (): Picture => {
    const shown = buttons();
    const named = (...kinds: PressKind[]) => shown.find((one) => kinds.includes(kindOf(one)));
    const button = named('generate', 'review');
    const question = named('question');
    const value = (field: Field) => boxOf(field)?.value ?? null;
    const wrong = all('[aria-invalid=true]').map(
      (box) => `${nameOf(box)}: ${byIds(box.getAttribute('aria-describedby') ?? '')}`,
    );
    const ticks = all('input[type=checkbox]:checked, [role=checkbox][aria-checked=true]');
    return {
      account: shownAccount(),
      fields: {
        ips: value('ips'),
        count: value('count'),
        to: value('to'),
        codes: value('codes'),
        note: value('note'),
      },
      focus: fieldOf(document.activeElement),
      button: button ? nameOf(button) : null,
      usable: button !== undefined && !isDisabled(button),
      question: question ? nameOf(question) : null,
      newCodes: [...inView.newCodes], // of one object in two pictures, Firefox hands out the first alone
      alertsInView: [...inView.alerts],
      results: items('Results'),
      ticked: ticks.map(nameOf),
      rows: all('tbody tr')
        .slice(0, 40)
        .map((row) => [...row.children].map(words).join(' | ')),
      undos: shown.filter((one) => kindOf(one) === 'undo').length,
      said: [...all('[role=status]').map(words), ...wrong].filter(Boolean),
      alerts: all('[role=alert]').map(words).filter(Boolean),
    };
  };

  /* The first moment: each key begins it anew, what is done here on purpose ends it. */
  const NEAR = 300; // ms by which a busy browser may tell late when it has painted
  let over = false;
  let unclear = false; // nobody can tell how much is left of it
  let shownAt: number | null = null;
  const keys: number[] = [];
  const earlyAt = (now: number): number => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    if (shownAt === null && paint !== undefined && !document.hidden) shownAt = Math.max(paint, 0);
    if (over) return -1e9;
    let end = (shownAt ?? now) + early;
    for (const key of keys) {
      if (Math.abs(key - end) < NEAR) unclear = true; // the page may have taken it for the first one that counts
      if (key < end) end = key + early;
    }
    return unclear ? Math.min(end - now, 0) : end - now;
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) shownAt ??= performance.now();
  });

  /** @param pressedAt a press's own time, while the page may hear of it later */
  const note = (what: { input?: Field; press?: Press } = {}, pressedAt?: number): void => {
    const now = performance.now();
    const current = picture();
    last = JSON.stringify(current);
    const { input = null, press = null } = what;
    seen.push({
      at: epoch + now,
      input,
      press,
      early: earlyAt(pressedAt ?? now),
      picture: current,
    });
  };
  const look = (): void => {
    if (JSON.stringify(picture()) !== last) note();
  };

  let enter: { target: EventTarget | null; repeat: boolean } | null = null;
  const pressBy = (kind: PressKind, element: Element): Press => ({
    kind,
    name: nameOf(element),
    repeat: enter?.repeat ?? false,
    usable: !isDisabled(element),
    around: words(element.closest('li, section') ?? document.createElement('i')),
  });
  const onKey = (event: KeyboardEvent): void => {
    const now = event.timeStamp;
    if (event.key === 'Enter' && !event.isComposing) {
      enter = { target: event.target, repeat: event.repeat };
      const field = fieldOf(event.target);
      const both = event.ctrlKey || event.metaKey;
      const picks = (event.target as Element).getAttribute?.('aria-activedescendant'); // a suggestion, and presses nothing
      if (field && event.target instanceof Element && !event.repeat && !picks) {
        if (field !== 'codes' && field !== 'note')
          note({ press: pressBy('enter', event.target) }, now);
        else if (both && field === 'codes') note({ press: pressBy('redeem', event.target) }, now);
      }
    }
    earlyAt(now);
    if (event.key === 'Tab') over = true;
    else keys.push(now);
  };
  const onPointer = ({ target }: PointerEvent): void => {
    const button = target instanceof Element ? target.closest('button') : null;
    const kind = button ? kindOf(button) : 'other';
    if (kind === 'other' || kind === 'cancel') over = true;
  };
  const onClick = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const byKey = event.detail === 0;
    if (!button || (byKey && enter && fieldOf(enter.target))) return; // Enter in a field "clicks" its form's button
    const press = pressBy(kindOf(button), button);
    note({ press: { ...press, repeat: byKey && press.repeat } }, event.timeStamp);
  };
  const onInput = (event: Event): void => {
    if (!event.isTrusted) unclear = true; // a test has changed something there without a hand
    const field = fieldOf(event.target);
    if (field) note({ input: field });
  };
  addEventListener('keydown', onKey, true);
  addEventListener('keyup', () => (enter = null), true);
  addEventListener('pointerdown', onPointer, true);
  addEventListener('click', onClick, true);
  addEventListener('input', onInput, true);
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['disabled', 'aria-disabled', 'aria-invalid', 'hidden', 'open', 'checked'],
  });
  setInterval(look, 40); // what a program puts into a field is no mutation
  note();

  const recorder: Recorder = {
    take() {
      look();
      return seen.splice(0);
    },
    place(what) {
      const target =
        'field' in what
          ? boxOf(what.field)
          : 'tick' in what
            ? all('input[type=checkbox]').find((one) => nameOf(one) === what.tick)
            : buttons().find((one) => new RegExp(what.button).test(nameOf(one)));
      if (!target || !isShown(target)) return null;
      target.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = target.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    picture,
  };
  window.recorder = recorder;
}
