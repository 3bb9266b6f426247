import { IP_PLAN } from '@/utils/share-codes/share-code';
import { isRecord, pick, toFlag, toNumber, toText, toTime } from './values';

/** Whose account a key opens [pub]. */
export interface AccountInfo {
  id: string | null;
  email: string | null;
  username: string | null;
  emailVerified: boolean | null;
  twoFactorEnabled: boolean | null;
  /** Money; the currency is not documented. */
  walletBalance: number | null;
}

/** What an account can share [pub]. */
export interface Balance {
  /** IPs of the IP plan. */
  ips: number | null;
  traffic: TrafficPlan[];
}

export interface TrafficPlan {
  id: string | null;
  planName: string | null;
  /** As the server counts it; the unit is not documented. */
  amount: number | null;
  /** Milliseconds since 1970. */
  expiresAt: number | null;
}

/** Reads `account/get-info` [pub]; `null` if it names nobody. */
export function readInfo(result: unknown): AccountInfo | null {
  if (!isRecord(result)) return null;
  const id = toText(pick(result, 'id'));
  const email = toText(pick(result, 'email'));
  const username = toText(pick(result, 'username'));
  if (id === null && email === null && username === null) return null;
  return {
    id,
    email,
    username,
    emailVerified: toFlag(pick(result, 'email_verified')),
    twoFactorEnabled: toFlag(pick(result, '_2fa_enabled')),
    walletBalance: toNumber(pick(result, 'wallet_balance')),
  };
}

/** Reads `account/get-balance-data` [pub]; `null` if it holds neither of the two lists. */
export function readBalance(result: unknown): Balance | null {
  if (!isRecord(result)) return null;
  const ips = pick(result, 'ip_data');
  const traffic = pick(result, 'traffic_data');
  if (!Array.isArray(ips) && !Array.isArray(traffic)) return null;
  return { ips: sharable(records(ips)), traffic: records(traffic).map(readTraffic) };
}

const records = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : []);

function sharable(plans: Record<string, unknown>[]): number | null {
  const amounts = plans
    .filter((plan) => toNumber(pick(plan, 'plan_id')) === IP_PLAN)
    .map((plan) => toNumber(pick(plan, 'amount')))
    .filter((amount) => amount !== null);
  return amounts.length === 0 ? null : toNumber(amounts.reduce((sum, amount) => sum + amount, 0));
}

function readTraffic(plan: Record<string, unknown>): TrafficPlan {
  return {
    id: toText(pick(plan, 'id')),
    planName: toText(pick(plan, 'plan_name')),
    amount: toNumber(pick(plan, 'amount')),
    expiresAt: toTime(pick(plan, 'expires_at')),
  };
}
