import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Adds up what the runs on all versions of Node say, as the last line of CI. */
const [folder = ''] = process.argv.slice(2);
let [passed, failed] = [0, 0];
for (const file of readdirSync(folder)) {
  const report = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;
