import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { newSent, type Sent, told } from '../truth/sent.ts';
import type { Dice } from './dice.ts';

/** Stands before the server as the only way of one browser, a long one, and keeps what that has sent and got back. */
export class Recorder {
  readonly sent: Sent[] = [];
  /** When the server could not be reached. */
  readonly outages: { from: number; to: number }[] = [];
  private readonly name: string;
  private readonly server: string;
  private readonly dice: Dice;
  private readonly listener = createServer((asked, response) => {
    this.carry(asked, response).catch(() => response.destroy()); // the browser left in the middle of its request
  });

  constructor(name: string, server: string, dice: Dice) {
    this.name = name;
    this.server = server;
    this.dice = dice;
  }

  /** @returns its address */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.listener.listen(0, '127.0.0.1', resolve));
    const { port } = this.listener.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** From now on for so long (ms) nothing gets through. */
  goDown(ms: number): void {
    this.outages.push({ from: Date.now(), to: Date.now() + ms });
  }

  /** Whether a request that changes something has left a moment ago, and has no answer yet. */
  isChanging(): boolean {
    const young = this.sent.filter(({ at }) => at > Date.now() - 1000);
    return young.some(({ method, endedAt }) => method !== 'GET' && endedAt === null);
  }

  /** The background was killed. */
  markUnread(): void {
    for (const sent of this.sent)
      if (sent.endedAt !== null && sent.endedAt > Date.now() - UNREAD) sent.mayBeUnread = true;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.listener.close(() => resolve());
      this.listener.closeAllConnections();
    });
  }

  private async carry(asked: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = asked;
    const body = await text(asked);
    const at = Date.now();
    const from = { id: `${this.name}-${this.sent.length}`, browser: this.name, at, wall: at };
    const sent = newSent(from, method, url.split('?')[0] ?? '', body);
    this.sent.push(sent);
    const lost = () => {
      if (!response.destroyed) sent.endedAt = Date.now();
      response.destroy();
    };
    if (this.isDown()) return lost();
    await this.travel();
    const named = { ...headers, 'x-request-id': sent.id };
    // The server goes on where the browser has left.
    request(this.server + url, { method, headers: named, agent: false }, (answer) => {
      answer.on('error', lost);
      void this.travel().then(() => pass(answer, response, sent));
    })
      .on('error', lost)
      .end(body);
  }

  /** Each way takes a while (ms), in which the worker can be killed. */
  private travel = (): Promise<unknown> => setTimeout(5 + this.dice.below(150));

  private isDown(): boolean {
    const now = Date.now();
    return this.outages.some(({ from, to }) => from <= now && now < to);
  }
}

/** An answer may lie so long (ms) with the browser before the extension has read and stored it. */
const UNREAD = 250;

/** Gives the answer on as it comes; one that breaks off breaks off here, too. */
function pass(answer: IncomingMessage, response: ServerResponse, sent: Sent) {
  const { statusCode = 502, headers } = answer;
  if (response.destroyed) return void answer.resume();
  response.sendDate = false;
  // A browser sends a request again by itself where a connection that it has used before is cut: here it has none.
  response.writeHead(statusCode, { ...headers, connection: 'close' });
  response.flushHeaders();
  let whole = '';
  answer.setEncoding('utf8');
  answer.on('data', (part) => {
    whole += part;
    response.write(part);
  });
  answer.on('end', () => {
    if (response.destroyed) return;
    Object.assign(sent, { status: statusCode, ...told(sent, whole), endedAt: Date.now() });
    response.end();
  });
}
