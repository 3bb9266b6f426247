import { storageOf } from '../../fake-files.ts';
import type { Clock } from '../clock.ts';
import { dateBy } from './date.ts';
import { Events } from './events.ts';
import { extensionApi } from './extension-api.ts';
import { Locks } from './locks.ts';
import type { Profile } from './profile.ts';
import type { Globals } from './program.ts';

const EVENTS = [
  'onMessage',
  'onInstalled',
  'onStartup',
  'onUpdateAvailable',
  'onAlarm',
  'onMenuClicked',
  'onCommand',
  'onNoticeClicked',
] as const;

export type WorkerEvents = Record<(typeof EVENTS)[number], Events>;

/** Without any event or call of its own for so long (ms) a browser stops a worker. */
const IDLE = 30_000;

/** One life of the background, from its start to the moment it is killed. */
export class Worker {
  alive = true;
  readonly events = Object.fromEntries(EVENTS.map((name) => [name, new Events()])) as WorkerEvents;
  private readonly profile: Profile;
  private stopIdling: () => void = () => {};

  constructor(profile: Profile) {
    this.profile = profile;
    this.touch();
    profile.start(this.globals()).begin();
  }

  /** What it waits for comes no more. What it has sent is on its way. */
  kill(): void {
    this.alive = false;
    this.stopIdling();
  }

  touch = (): void => {
    this.stopIdling();
    if (this.alive) this.stopIdling = this.profile.clock.later(IDLE, () => this.profile.stop());
  };

  private globals(): Globals {
    const { clock, network, wall, databases, files } = this.profile;
    const started = clock.now;
    const timers = new Map<number, () => void>();
    return {
      browser: extensionApi(this.profile, this),
      indexedDB: databases,
      Date: dateBy(wall),
      Math: Object.create(Math, { random: { value: () => this.profile.dice.below(1e6) / 1e6 } }),
      fetch: network.fetchFor(() => this.alive, this.touch),
      setTimeout: (act: () => void, ms = 0) => {
        const id = timers.size + 1;
        timers.set(
          id,
          clock.later(ms, () => this.alive && act()),
        );
        return id;
      },
      clearTimeout: (id: number) => timers.get(id)?.(),
      navigator: { locks: new Locks(), onLine: true, storage: storageOf(files) },
      performance: {
        now: () => clock.now - started,
        setResourceTimingBufferSize: () => {},
        clearResourceTimings: () => {},
      },
      crypto: {
        subtle: subtleOn(clock),
        getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
        randomUUID: this.profile.uuid,
      },
      BroadcastChannel: class {
        postMessage() {}
        close() {}
      },
      addEventListener: () => {},
      console: { ...console, ...this.profile.listening },
    };
  }
}

/** Its work is done beside this thread, where the driven clock would not see it. */
const subtleOn = (clock: Clock): SubtleCrypto =>
  new Proxy(crypto.subtle, {
    get: (subtle, name: keyof SubtleCrypto) => {
      const act: unknown = Reflect.get(subtle, name, subtle);
      if (typeof act !== 'function') return act;
      return (...given: unknown[]) => clock.during(() => Reflect.apply(act, subtle, given));
    },
  });
