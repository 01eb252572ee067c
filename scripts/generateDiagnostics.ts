import { writeFile } from 'node:fs/promises';
import { entriesModule } from './entriesModule.ts';

await writeFile('src/diagnostics/entries.generated.ts', await entriesModule('src/diagnostics/entries'));
