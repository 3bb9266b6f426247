import { redeem } from './redeem.ts';

/* npm run bench: what redeeming many codes costs, against the local server. Needs the e2e build. */

const SIZES = [100, 1000, 10_000];

const rows = [];
for (const size of SIZES) {
  const cost = await redeem(size);
  rows.push({
    codes: cost.codes,
    requests: cost.requests,
    'time (ms)': cost.time,
    'time per code (ms)': Number((cost.time / cost.codes).toFixed(1)),
    'popup main thread (ms)': cost.mainThread,
    'longest task (ms, 0: none over 50)': cost.longestTask,
    'popup heap (MB)': cost.heap,
  });
}
console.table(rows);
