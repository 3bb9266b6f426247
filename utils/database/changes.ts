import type { StoreName } from './records';

/** What has changed: a store, and the record's id where one record did. */
export interface Change {
  store: StoreName;
  id?: string;
}

const CHANNEL = 'changes';
let channel: BroadcastChannel | undefined;

/** Tells every open page of this extension that something stored has changed. */
export function announce(change: Change): void {
  channel ??= new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
}

/** Calls back at each announcement from another page or the background. Returns how to stop. */
export function onChange(listener: (change: Change) => void): () => void {
  const own = new BroadcastChannel(CHANNEL);
  own.onmessage = (event: MessageEvent<Change>) => listener(event.data);
  return () => own.close();
}
