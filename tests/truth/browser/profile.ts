import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Message } from '../../../utils/messages.ts';
import type { Result } from '../../../utils/share-codes/failure.ts';
import type { Dice } from '../../chaos/dice.ts';
import { FakeFiles } from '../../fake-files.ts';
import type { Clock } from '../clock.ts';
import { Network } from './network.ts';
import type { Globals, Program } from './program.ts';
import { StorageArea } from './storage.ts';
import { Worker } from './worker.ts';

/** The source as it can be started, and its texts. */
export interface Extension {
  start: (globals: Globals) => Program;
  getMessage: (name: string, values?: string[]) => string;
}

/** Browsers fire no alarm earlier than this, ms. */
const FLOOR = 30_000;

/** One browser with the extension in it: what outlives its workers, and the worker of this moment, if there is one. */
export class Profile {
  readonly id = 'extension';
  readonly databases = new IDBFactory();
  readonly files = new FakeFiles();
  readonly local = new StorageArea();
  readonly session = new StorageArea();
  readonly network: Network;
  /** Errors that the background has written to its console. */
  readonly errors: string[] = [];
  readonly listening = {
    error: (...said: unknown[]) => this.errors.push(said.map(String).join(' ')),
    warn: () => {},
    info: () => {},
  };
  /** What has befallen it, for findings. */
  readonly events: { at: number; text: string }[] = [];
  /** How far its clock is ahead, ms. */
  private skew = 0;
  readonly name: string;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly start: Extension['start'];
  readonly getMessage: Extension['getMessage'];
  private worker: Worker | null = null;
  private readonly alarms = new Map<string, () => void>();
  private uuids = 0;

  constructor(name: string, clock: Clock, dice: Dice, { start, getMessage }: Extension) {
    this.name = name;
    this.clock = clock;
    this.dice = dice;
    this.start = start;
    this.getMessage = getMessage;
    this.network = new Network(name, clock, dice, this.wall);
  }

  wall = (): number => this.clock.now + this.skew;

  urlOf = (path: string): string => `chrome-extension://${this.id}/${path.replace(/^\//, '')}`;

  uuid = (): string =>
    `${String(++this.uuids).padStart(8, '0')}-0000-4000-8000-${this.name.padStart(12, '0')}`;

  /** A page says something. Rejects where the worker is killed before it answers. */
  say(message: Message): Promise<Result<unknown>> {
    const worker = this.wake();
    worker.touch();
    const sender = { id: this.id, url: this.urlOf('popup.html') };
    return Promise.resolve(worker.events.onMessage.emit(message, sender)[0]) as Promise<
      Result<unknown>
    >;
  }

  /** Its worker has had nothing to do for a while. */
  stop(): void {
    this.worker?.kill();
    this.worker = null;
  }

  kill(): void {
    if (this.worker) this.befalls('worker killed');
    this.stop();
  }

  /** Its clock is set ahead, or back. */
  moveClock(ms: number): void {
    this.befalls(`clock moved by ${ms / 3_600_000} h`);
    this.skew += ms;
  }

  /** From now on for so long (ms) the server is out of reach. */
  goDown(ms: number): void {
    this.befalls(`no way to the server for ${ms / 1000} s`);
    this.network.goDown(ms);
  }

  private befalls(text: string): void {
    this.events.push({ at: this.clock.now, text });
  }

  /** The browser is closed and opened again. */
  restart(): void {
    this.befalls('browser restarted');
    this.stop();
    this.session.clear();
    this.wake().events.onStartup.emit();
  }

  offerUpdate(): void {
    this.wake().events.onUpdateAvailable.emit({ version: '9' });
  }

  /** The extension is loaded anew. Alarms do not outlive that. */
  update(): void {
    this.befalls('extension updated');
    this.stop();
    for (const clear of this.alarms.values()) clear();
    this.alarms.clear();
    this.wake().events.onInstalled.emit({ reason: 'update' });
  }

  setAlarm(name: string, when: number): void {
    this.clearAlarm(name);
    const ring = () => {
      this.alarms.delete(name);
      const worker = this.wake();
      worker.touch();
      worker.events.onAlarm.emit({ name });
    };
    this.alarms.set(name, this.clock.later(Math.max(FLOOR, when - this.wall()), ring));
  }

  hasAlarm(name: string): boolean {
    return this.alarms.has(name);
  }

  clearAlarm(name: string): void {
    this.alarms.get(name)?.();
    this.alarms.delete(name);
  }

  private wake(): Worker {
    this.worker ??= new Worker(this);
    return this.worker;
  }
}
