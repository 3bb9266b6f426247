import { type Client, type ClientOptions, createClient } from '@/utils/background/api/client';

export const KEY = 'k3y-s3cr3t/+';

/** A client that waits for nothing; `slept` holds the pauses it would have made, in ms. */
export function clientOf(
  origin: string,
  options: Partial<ClientOptions> = {},
): Client & { slept: number[] } {
  const slept: number[] = [];
  const sleep = async (ms: number) => {
    slept.push(ms);
  };
  return { ...createClient({ ...optionsFor(origin), sleep, ...options }), slept };
}

export function optionsFor(origin: string): ClientOptions {
  return {
    baseUrl: origin,
    key: KEY,
    placement: 'header',
    maySend: async () => true,
    hasHostPermission: async () => true,
    isOffline: () => false,
    sleep: async () => {},
    random: () => 1,
  };
}
