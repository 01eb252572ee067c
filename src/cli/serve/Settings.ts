import type { Diagnostic } from '../../diagnostics/Diagnostic.ts';
import { diagnose } from '../../diagnostics/diagnose.ts';
import { SecretKey } from '../../project/secrets/SecretKey.ts';
import type { GivenKeys } from '../../project/secrets/SecretKeyring.ts';
import { environment, type VariableName } from '../environment.ts';

/** What the environment says about a running Patchbay. */
export interface Settings {
  /** Undefined leaves it to the project. */
  readonly data: string | undefined;
  readonly host: string;
  readonly ingestPort: number;
  readonly adminPort: number;
  readonly emulatorPorts: { readonly dynamodb: number; readonly kinesis: number };
  readonly writeKey: string | undefined;
  readonly adminToken: string | undefined;
  readonly secretKeys: GivenKeys;
}

/** Reads the environment; each variable that makes no sense is a diagnostic. */
export function readSettings(variables: NodeJS.ProcessEnv = process.env): {
  settings: Settings;
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const text = (name: VariableName) => variables[name] || undefined;
  const port = (name: Extract<VariableName, `${string}_PORT`>, lowest = 0) => {
    const given = text(name);
    const usual = Number(environment[name].usual);
    const value = given === undefined ? usual : Number(given);
    if (Number.isInteger(value) && value >= lowest && value <= 65_535) return value;
    diagnostics.push(diagnose('serve/bad-port', { name, value: JSON.stringify(given) }));
    return usual;
  };
  const key = (name: VariableName) => {
    const given = text(name);
    const parsed = given === undefined ? undefined : SecretKey.parse(given);
    if (given !== undefined && parsed === undefined)
      diagnostics.push(diagnose('secret/malformed-key', { name }));
    return parsed;
  };
  const settings = {
    data: text('PATCHBAY_DATA'),
    host: text('PATCHBAY_HOST') ?? environment.PATCHBAY_HOST.usual,
    ingestPort: port('PATCHBAY_INGEST_PORT'),
    adminPort: port('PATCHBAY_ADMIN_PORT'),
    emulatorPorts: {
      // The settings of the integrations name them, before they are open.
      dynamodb: port('PATCHBAY_DYNAMODB_PORT', 1),
      kinesis: port('PATCHBAY_KINESIS_PORT', 1),
    },
    writeKey: text('PATCHBAY_WRITE_KEY'),
    adminToken: text('PATCHBAY_ADMIN_TOKEN'),
    secretKeys: { current: key('PATCHBAY_SECRET_KEY'), previous: key('PATCHBAY_SECRET_KEY_PREVIOUS') },
  };
  return { settings, diagnostics };
}
