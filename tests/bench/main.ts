import { codesPage } from './codes.ts';
import { popup } from './popup.ts';
import { redeem } from './redeem.ts';

/* npm run bench: what the popup, the codes page and redeeming many codes cost, against the local server. Needs the e2e build. */

const SIZES = [100, 1000, 10_000];

console.log('The popup, as ratios to a blank page');
console.table(await popup());

console.log('The codes page, beside a static page of the same rows');
console.table(await codesPage());

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
