import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a change is judged by itself and not by luck. Another seed
 * (`PATCHBAY_SEED`), or the long mode, which takes a fresh one and prints it when something fails, goes looking.
 */
const given = process.env.PATCHBAY_SEED;
if (given !== undefined) fc.configureGlobal({ seed: Number(given) });
else if (process.env.PATCHBAY_LONG !== '1') fc.configureGlobal({ seed: 20261121 });
