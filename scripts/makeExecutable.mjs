import { chmodSync } from 'node:fs';

// tsc writes plain files; npm marks a bin executable only when it installs a package.
chmodSync('dist/cli/main.js', 0o755);
