import { setTimeout } from 'node:timers/promises';
import type { LocalServer } from '../../local-server/server.ts';
import type { Chromium } from '../browsers/chromium.ts';
import type { TestBrowser } from '../browsers/screen.ts';
import type { Dice } from '../chaos/dice.ts';
import type { Desk, OpenPage } from './desk.ts';
import type { PageKind } from './log.ts';
import { type Field, ORDER_FIELDS } from './picture.ts';
import { trouble } from './trouble.ts';
import { clearCode, Wording } from './wording.ts';

const SELLER = 'other@seller.example';
const MOST_PAGES = 3;
const WAITS = [0, 0, 0, 30, 100, 200, 300, 500, 650, 900, 1500, 2500];

export interface World {
  browser: TestBrowser;
  /** The same browser where it is Chromium, which can do more. */
  chromium: Chromium | null;
  server: LocalServer;
  desk: Desk;
  accounts: readonly string[];
  /** No answer takes longer (ms). */
  slowest: number;
  setLimit(ips: number): Promise<void>;
}

/** Somebody impatient and distracted, whose every step is a throw of the dice. */
export class Person {
  kills = 0;
  private readonly wording: Wording;
  private readonly dice: Dice;
  private readonly world: World;

  constructor(dice: Dice, world: World) {
    this.dice = dice;
    this.world = world;
    const { books } = world.server;
    this.wording = new Wording(dice, () => {
      const code = clearCode(dice);
      books.add(1, { maker: SELLER, ips: 7, code });
      return code;
    });
  }

  /** One thing after the other. What cannot be done, as the page is just closing, say, is left. */
  async act(): Promise<void> {
    const { desk } = this.world;
    if (desk.pages.length === 0) await this.open();
    const page = this.dice.pick(desk.pages);
    const step = this.dice.weighed(STEPS_IN[page.kind]);
    desk.did(step, page);
    try {
      await page.hands.front();
      await this[step](page);
    } catch (error) {
      desk.did(`could not: ${String(error).split('\n')[0]}`, page);
    }
    await desk.takeAll();
  }

  private pause(most = Number.POSITIVE_INFINITY): Promise<void> {
    const waits = WAITS.filter((wait) => wait <= most);
    return setTimeout(this.dice.chance(0.03) ? Math.min(5000, most) : this.dice.pick(waits));
  }

  async wait(): Promise<void> {
    await this.pause();
  }

  /** Types an order, or a part of one, and presses; perhaps again, and on to the next while the first still runs. */
  async order(page: OpenPage): Promise<void> {
    for (const field of ORDER_FIELDS) if (this.dice.chance(0.6)) await this.write(page, field);
    await this.pause(300);
    await this.generate(page);
  }

  async typeOn(page: OpenPage): Promise<void> {
    await this.write(page, this.dice.pick(['ips', 'count', 'to', 'to', 'codes'] as const));
  }

  async generate(page: OpenPage): Promise<void> {
    if (!this.dice.chance(0.15)) await this.usable(page);
    await this.pressGenerate(page);
    if (this.world.chromium && this.dice.chance(0.08)) await this.kill();
    await this.pause(900);
    if (this.dice.chance(0.3)) await this.pressGenerate(page);
  }

  private async pressGenerate(page: OpenPage): Promise<void> {
    const way = this.dice.pick([
      'enter',
      'enter',
      'twice',
      'click',
      'click',
      'double',
      'held',
    ] as const);
    this.world.desk.did(`presses Generate by ${way}`, page);
    if (way === 'click') return this.click(page, '^Generat(e|ing…)$');
    if (way === 'double') return this.click(page, '^Generat(e|ing…)$', 2);
    const picture = await this.world.desk.picture(page);
    const inOrder = ORDER_FIELDS.some((field) => field === picture?.focus);
    if (!inOrder) await this.clickField(page, this.dice.pick(ORDER_FIELDS));
    if (way === 'held') return this.hold(page);
    await page.hands.press('Enter');
    if (way === 'enter') return;
    await this.pause(300);
    await page.hands.press('Enter'); // wherever the focus is now
  }

  private async hold(page: OpenPage): Promise<void> {
    for (let times = 0; times < 4; times++) {
      await page.hands.keyDown('Enter');
      await setTimeout(30);
    }
    await page.hands.keyUp('Enter');
  }

  async answer(page: OpenPage): Promise<void> {
    if (!(await this.world.desk.picture(page))?.question) return this.order(page);
    await this.pause(900);
    if (this.dice.chance(0.3)) await page.hands.press('Enter');
    else await this.click(page, this.dice.chance(0.8) ? '^Generate [\\d.,\\s]+ IPs?$' : '^Cancel$');
  }

  async retry(page: OpenPage): Promise<void> {
    if (this.dice.chance(0.4)) await this.write(page, this.dice.pick(ORDER_FIELDS));
    await this.click(
      page,
      '^(Try|Generate) (?!the (refused|unclear)).*again$|^(Try|Generate) again$',
      this.dice.pick([1, 1, 2]),
    );
  }

  async redeem(page: OpenPage): Promise<void> {
    if (!this.dice.chance(0.15)) await this.usable(page);
    if (this.dice.chance(0.9)) await this.write(page, 'codes');
    await this.pause(300);
    await this.pressRedeem(page);
    if (this.world.chromium && this.dice.chance(0.15)) await this.kill();
    await this.pause(300);
    if (this.dice.chance(0.4)) await this.write(page, 'codes');
    if (this.dice.chance(0.3)) await this.pressRedeem(page);
  }

  private async pressRedeem(page: OpenPage): Promise<void> {
    const way = this.dice.pick(['key', 'key', 'click', 'double'] as const);
    if (way !== 'key') return this.click(page, '^Redeem$', way === 'double' ? 2 : 1);
    await this.clickField(page, 'codes');
    await page.hands.press('Control+Enter');
  }

  /** Opens an operation of the history and tries its refused codes again, perhaps with something else in the box. */
  async refusedAgain(page: OpenPage): Promise<void> {
    if (this.dice.chance(0.5)) await this.write(page, 'codes');
    await page.hands.run(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    }, null);
    await setTimeout(150);
    await this.click(page, '^Try the (refused|unclear|refused and unclear) again$');
  }

  async review(page: OpenPage): Promise<void> {
    const { chromium, desk } = this.world;
    if (!chromium) return this.wait();
    const opened = await desk.menu(chromium, this.wording.codes(1 + this.dice.below(3)));
    if (!opened) return;
    desk.did('review window', opened);
    if (this.dice.chance(0.5)) await page.hands.front();
    else await this.pressReview(opened);
  }

  async pressReview(page: OpenPage): Promise<void> {
    if (!this.dice.chance(0.3)) await this.usable(page);
    const way = this.dice.pick(['enter', 'held', 'click', 'double'] as const);
    if (way === 'enter') await page.hands.press('Enter');
    else if (way === 'held') await this.hold(page);
    else await this.click(page, '^Redeem [\\d.,]+ codes?$', way === 'double' ? 2 : 1);
  }

  async open(): Promise<void> {
    const { desk, chromium } = this.world;
    if (desk.pages.length >= MOST_PAGES) await desk.close(this.dice.pick(desk.pages));
    const kind = this.dice.chance(0.2)
      ? 'codes'
      : chromium && this.dice.chance(0.4)
        ? 'toolbar'
        : 'tab';
    const page = await desk.open(kind, chromium);
    desk.did(kind, page);
    if (kind === 'codes') return;
    if (this.dice.chance(0.25)) await this.pressGenerate(page);
  }

  async close(page: OpenPage): Promise<void> {
    await this.world.desk.close(page);
  }

  async reload(page: OpenPage): Promise<void> {
    await this.world.desk.reload(page);
  }

  async switchAccount(page: OpenPage): Promise<void> {
    const name = this.dice.pick(this.world.accounts);
    this.world.desk.did(`chooses ${name}`, page);
    await page.hands.run(chooseAccount, name);
    if (this.dice.chance(0.2)) await this.pressGenerate(page);
    await this.pause(900);
    if (this.dice.chance(0.5)) await this.generate(page);
  }

  /** Ticks unused codes and revokes them, and perhaps more before the first are gone. */
  async revoke(page: OpenPage): Promise<void> {
    for (let times = 0; times < 1 + this.dice.below(2); times++) {
      for (let ticks = 0; ticks < 1 + this.dice.below(2); ticks++) await this.tick(page);
      await this.click(page, '^Revoke$', this.dice.pick([1, 1, 2]));
      if (this.world.chromium && this.dice.chance(0.1)) await this.kill();
      await this.pause(2500);
    }
    if (this.dice.chance(0.5)) await this.undo(page);
  }

  private async tick(page: OpenPage): Promise<void> {
    const code = await this.codeIn(page, 'Unused');
    if (code === null) return;
    const at = await page.hands.run((tick) => window.recorder?.place({ tick }) ?? null, code);
    if (at) await page.hands.clickAt(at, 1);
  }

  async undo(page: OpenPage): Promise<void> {
    await this.click(page, '^Undo');
  }

  /** Types a note on a code, and perhaps is gone at once. */
  async annotate(page: OpenPage): Promise<void> {
    const code = await this.codeIn(page, '');
    if (code === null) return;
    await this.click(page, `^Details of ${code}$`);
    await setTimeout(200);
    await this.write(page, 'note', code);
    if (this.dice.chance(0.4)) return void (await this.world.desk.reload(page));
    if (this.dice.chance(0.3)) return this.world.desk.close(page);
    await page.hands.press('Escape');
  }

  /** A code of the table whose row says this. */
  private async codeIn(page: OpenPage, word: string): Promise<string | null> {
    const rows = (await this.world.desk.picture(page))?.rows ?? [];
    const fitting = rows.filter((row) => row.includes(word)).slice(0, 12);
    if (fitting.length === 0) return null;
    return /[A-Z0-9]{8,12}/.exec(this.dice.pick(fitting))?.[0] ?? null;
  }

  async changeLimit(): Promise<void> {
    await this.world.setLimit(this.dice.pick([500, 500, 100, 50]));
  }

  async changeServer(): Promise<void> {
    this.world.server.setFaults(trouble(this.dice, this.world.slowest));
  }

  async kill(): Promise<void> {
    if (!this.world.chromium) return;
    this.world.desk.did('kills the worker');
    await this.world.chromium.sleep();
    this.kills++;
  }

  private async write(page: OpenPage, field: Field, about = ''): Promise<void> {
    const text = this.wording.next(field);
    const { hands } = page;
    if (!(await this.clickField(page, field))) return;
    await hands.press('Control+A');
    if (field === 'codes')
      await hands.run((all) => void document.execCommand('insertText', false, all), text);
    else if (text === '') await hands.press('Delete');
    else await hands.type(text, this.dice.pick([0, 5, 20, 60]));
    await this.world.desk.take(page);
    this.world.desk.note({ at: Date.now(), what: 'wrote', page: page.number, field, text, about });
  }

  /** @returns whether the field has the focus now: it may move away under the pointer */
  private async clickField(page: OpenPage, field: Field): Promise<boolean> {
    const { hands } = page;
    for (let times = 0; times < 2; times++) {
      const at = await hands.run((field) => window.recorder?.place({ field }) ?? null, field);
      if (at) await hands.clickAt(at, 1);
      if ((await this.world.desk.picture(page))?.focus === field) return true;
    }
    return false;
  }

  private async click(page: OpenPage, button: string, times = 1): Promise<void> {
    const at = await page.hands.run((button) => window.recorder?.place({ button }) ?? null, button);
    if (at) await page.hands.clickAt(at, times);
    else this.world.desk.did(`finds no ${button}`, page);
  }

  /** Waits, not for long, until what spends can be pressed. */
  private async usable(page: OpenPage): Promise<void> {
    for (let times = 0; times < 30; times++) {
      if ((await this.world.desk.picture(page))?.usable) return;
      await setTimeout(50);
    }
  }
}

type Step = Exclude<keyof Person, 'act' | 'kills'>;

const STEPS: Partial<Record<Step, number>> = {
  order: 24,
  typeOn: 8,
  generate: 14,
  answer: 8,
  retry: 7,
  redeem: 9,
  refusedAgain: 3,
  review: 3,
  open: 5,
  close: 4,
  reload: 5,
  switchAccount: 7,
  changeLimit: 2,
  changeServer: 8,
  kill: 2,
  wait: 6,
};

const STEPS_IN: Record<PageKind, Partial<Record<Step, number>>> = {
  tab: STEPS,
  toolbar: STEPS,
  review: { pressReview: 8, close: 3, wait: 1 },
  codes: { revoke: 8, annotate: 6, undo: 2, reload: 2, close: 4, open: 2 },
};

function chooseAccount(name: string): void {
  const box = [...document.querySelectorAll('select')].find(
    (one) => one.getAttribute('aria-label') === 'Account',
  );
  const option = [...(box?.options ?? [])].find(({ text }) => text === name);
  if (!box || !option) return;
  box.value = option.value;
  for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
}
