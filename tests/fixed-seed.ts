import fc from 'fast-check';

/*
 * Property tests try the same values in every run, so that a run never fails by chance.
 * SEED=7 npm run test:quick tries others.
 */

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
