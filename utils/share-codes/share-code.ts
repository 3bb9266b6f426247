/** What a server tells of one share code. `null`: the server says nothing of it. Times are in milliseconds since 1970. */
export interface ShareCode {
  code: string;
  /** The server's own number. What it means is learnt from evidence, never guessed [pub]. */
  status: number | null;
  ips: number | null;
  createdAt: number | null;
  usedAt: number | null;
  usedBy: string | null;
  forwardTo: string | null;
  /** `null` also where the code never expires [pub]. */
  expiresAt: number | null;
  /** 1 IPs, 2 traffic [pub]. */
  dataType: number | null;
  trafficBytes: number | null;
}

/** The IP plan, the only one a share code can be generated from today [seed]. */
export const IP_PLAN = 1;

/** Fewest IPs a code can carry [pub]. Advice only: a white-label server may differ and has the last word. */
export const ADVISED_MIN_IPS = 5;

/** Common sense about the length of a code; nothing is documented. */
export const MAX_CODE_LENGTH = 64;

/** Nothing longer is kept or sent as a code, whoever calls it one. */
export const LONGEST_CODE = 200;
