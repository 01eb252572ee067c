/** A secret as text, or wrapped so that it cannot be printed by accident. */
export type Secret = string | { reveal(): string };

export interface AccessKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type Authentication =
  | { readonly kind: 'access_keys'; readonly keys: AccessKeys }
  | {
      readonly kind: 'assume_role';
      readonly roleArn: string;
      readonly externalId?: string;
      /** They sign the AssumeRole call; without them the default chain does. */
      readonly keys?: AccessKeys;
    }
  | { readonly kind: 'default_chain' };

export interface AwsSettings {
  readonly region: string;
  /** Of a compatible service or an emulator; AWS's own when absent. */
  readonly endpoint?: string;
  readonly authentication: Authentication;
}

type Config = Readonly<Record<string, unknown>>;

/**
 * The settings that every AWS destination shares, from an installed integration's config.
 *
 * @throws Error where a setting is missing that the catalog requires: the config was not checked.
 */
export function readAwsSettings(config: Config): AwsSettings {
  const endpoint = readSetting(config, 'endpoint');
  return {
    region: requireSetting(config, 'region'),
    ...(endpoint === undefined ? {} : { endpoint }),
    authentication: readAuthentication(config),
  };
}

/** A setting's text, revealed if it is wrapped; undefined when absent or empty. */
export function readSetting(config: Config, key: string): string | undefined {
  const value = Object.hasOwn(config, key) ? config[key] : undefined;
  const text = isWrapped(value) ? value.reveal() : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

/** @throws Error when the setting is absent. */
export function requireSetting(config: Config, key: string): string {
  const value = readSetting(config, key);
  if (value === undefined) throw new Error(`the setting ${key} is missing`);
  return value;
}

function isWrapped(value: unknown): value is Exclude<Secret, string> {
  return (
    typeof value === 'object' && value !== null && 'reveal' in value && typeof value.reveal === 'function'
  );
}

function readAuthentication(config: Config): Authentication {
  const kind = readSetting(config, 'auth') ?? 'access_keys';
  if (kind === 'default_chain') return { kind };
  const keys = readKeys(config);
  if (kind === 'assume_role') {
    const externalId = readSetting(config, 'external_id');
    return {
      kind,
      roleArn: requireSetting(config, 'role_arn'),
      ...(externalId === undefined ? {} : { externalId }),
      ...(keys === undefined ? {} : { keys }),
    };
  }
  if (kind !== 'access_keys') throw new Error(`there is no authentication ${kind}`);
  if (keys === undefined) throw new Error('the settings access_key_id and secret_access_key are missing');
  return { kind, keys };
}

function readKeys(config: Config): AccessKeys | undefined {
  const accessKeyId = readSetting(config, 'access_key_id');
  const secretAccessKey = readSetting(config, 'secret_access_key');
  const sessionToken = readSetting(config, 'session_token');
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

/** The values among the settings that must not show anywhere. */
export function secretsOf({ authentication }: AwsSettings): string[] {
  if (authentication.kind === 'default_chain' || authentication.keys === undefined) return [];
  return Object.values<string>({ ...authentication.keys });
}
