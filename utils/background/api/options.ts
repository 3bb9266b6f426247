/** Where the key travels: the published documents and the clients in use disagree [pub]. */
export type KeyPlacement = 'header' | 'query';

/** All a client needs to know and to be able to do. */
export interface ClientOptions {
  /** The server; its origin counts, a path is ignored. The key goes nowhere else. */
  baseUrl: string;
  key: string;
  placement: KeyPlacement;
  /** Whether the browser still lets us read the server. */
  hasHostPermission(): Promise<boolean>;
  isOffline(): boolean;
  /** Whether the key may still be used. Asked before each request: without a yes none leaves. */
  maySend(): Promise<boolean>;
  fetch?: typeof fetch;
  /** Milliseconds since 1970. */
  now?(): number;
  /** Resolves after so many milliseconds. */
  sleep?(ms: number): Promise<void>;
  /** From 0 to 1. */
  random?(): number;
  /** For one request and its whole answer, in ms. */
  timeLimit?: number;
  /** Gives up whatever is under way. */
  signal?: AbortSignal;
}

/** Below the 30 s after which Chromium stops a worker whose fetch has no answer, in ms. */
export const TIME_LIMIT = 25_000;
