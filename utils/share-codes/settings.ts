import type { LockAfter, LockState } from './passphrase';

/** What the person has chosen, the same for all accounts. */
export interface Settings {
  currentAccountId: string | null;
  copyAfterGenerate: boolean;
  /** Above this many IPs in one generate the popup asks once more. */
  confirmAboveIps: number;
  /** What a right-click on a selection does: ask where it is unclear, always, or never. */
  askBeforeRedeem: 'unclear' | 'always' | 'never';
  menuRedeem: boolean;
  menuInsert: boolean;
  /** The numbers of the last generate, offered again. */
  lastGenerate: { ipsPerCode: number; count: number };
  lockAfter: LockAfter;
  /** How the background last found the keys: what pages show. Not the person's to set. */
  lock: LockState;
}

export const DEFAULT_SETTINGS: Settings = {
  currentAccountId: null,
  copyAfterGenerate: true,
  confirmAboveIps: 500,
  askBeforeRedeem: 'unclear',
  menuRedeem: true,
  menuInsert: true,
  lastGenerate: { ipsPerCode: 5, count: 1 },
  lockAfter: 60,
  lock: 'off',
};
