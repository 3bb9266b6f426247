import type { Dice } from '../../chaos/dice.ts';
import type { Clock } from '../clock.ts';
import { newSent, type Sent, told } from '../sent.ts';

/** Real HTTP under a driven clock: each way takes a while, in which a worker can be killed. */
export class Network {
  readonly sent: Sent[] = [];
  /** When the server could not be reached (driven clock). */
  readonly outages: { from: number; to: number }[] = [];
  private readonly name: string;
  private readonly clock: Clock;
  private readonly dice: Dice;
  private readonly wall: () => number;

  constructor(name: string, clock: Clock, dice: Dice, wall: () => number) {
    this.name = name;
    this.clock = clock;
    this.dice = dice;
    this.wall = wall;
  }

  /** From now on for so long (ms) nothing reaches the server. */
  goDown(ms: number): void {
    this.outages.push({ from: this.clock.now, to: this.clock.now + ms });
  }

  /** `fetch` as a worker has it. Its promise stays open for ever once that worker is dead. */
  fetchFor(isAlive: () => boolean, touch: () => void): typeof fetch {
    return (input, init = {}) =>
      new Promise((resolve, reject) => {
        if (!isAlive()) return;
        touch();
        const sent = this.describe(String(input), init);
        const fail = (error: unknown) => isAlive() && reject(error);
        init.signal?.addEventListener('abort', () => {
          if (isAlive()) sent.endedAt ??= this.clock.now;
          fail(init.signal?.reason);
        });
        this.carry(String(input), init, sent, isAlive).then((response) => {
          touch();
          if (isAlive()) resolve(response);
        }, fail);
      });
  }

  private async carry(
    url: string,
    init: RequestInit,
    sent: Sent,
    isAlive: () => boolean,
  ): Promise<Response> {
    this.sent.push(sent);
    await this.clock.sleep(this.latency());
    if (!isAlive() || init.signal?.aborted) return await new Promise(() => {});
    try {
      if (this.isDown()) throw new TypeError('No way to the server');
      const { response, text } = await this.clock.during(() => exchange(url, init, sent.id));
      await this.clock.sleep(this.latency());
      if (isAlive() && !init.signal?.aborted)
        Object.assign(sent, { status: response.status, ...told(sent, text) });
      return response;
    } finally {
      if (isAlive() && !init.signal?.aborted) sent.endedAt = this.clock.now;
    }
  }

  private describe(url: string, { method = 'GET', body }: RequestInit): Sent {
    const id = `${this.name}-${this.sent.length}`;
    const from = { id, browser: this.name, at: this.clock.now, wall: this.wall() };
    return newSent(from, method, new URL(url).pathname, typeof body === 'string' ? body : '');
  }

  private isDown(): boolean {
    const { now } = this.clock;
    return this.outages.some(({ from, to }) => from <= now && now < to);
  }

  private latency = (): number => 5 + this.dice.below(60);
}

/** Never aborted on the way: a server rarely notices that nobody waits any more. */
async function exchange(url: string, { signal: _, ...init }: RequestInit, id: string) {
  const headers = new Headers(init.headers);
  headers.set('x-request-id', id);
  const got = await fetch(url, { ...init, headers });
  const text = await got.text();
  const { status } = got;
  const body = status === 204 || status === 304 ? null : text;
  return { response: new Response(body, { status, headers: got.headers }), text };
}
