import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { collectReply } from './collectReply.ts';
import { quietLogger } from './quietLogger.ts';
import type { AwsSettings } from './readAwsSettings.ts';

export type AwsClientOptions = Pick<
  DynamoDBClientConfig,
  'region' | 'endpoint' | 'credentials' | 'maxAttempts' | 'logger' | 'requestHandler' | 'streamCollector'
>;

/** Milliseconds. The batcher's deadline stands above them; they tell a dead connection from a slow answer. */
const timeouts = { connectionTimeout: 5_000, socketTimeout: 15_000, requestTimeout: 20_000 };

/**
 * What the clients of all AWS services are made with. One attempt a call, because the batcher owns every retry.
 * HTTP/1.1 throughout: it costs a third less CPU than the HTTP/2 that Kinesis defaults to, which emulators do not
 * speak anyway. The SDK is loaded here, so that whoever sends nothing does not pay for it.
 *
 * @param connections the most that are open at once.
 */
export async function clientOptions(settings: AwsSettings, connections: number): Promise<AwsClientOptions> {
  // Node 20 is supported by the pinned versions; must be set before the first client is made.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const agent = { keepAlive: true, maxSockets: connections };
  // The SDK's types ask for all five methods of a logger, its code does not.
  const logger = quietLogger as NonNullable<AwsClientOptions['logger']>;
  const requestHandler = new NodeHttpHandler({
    ...timeouts,
    throwOnRequestTimeout: true,
    logger,
    httpAgent: agent,
    httpsAgent: agent,
  });
  const common = {
    region: settings.region,
    maxAttempts: 1,
    logger,
    requestHandler,
  };
  const credentials = await credentialsFor(settings, common);
  return {
    ...common,
    streamCollector: collectReply,
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
  };
}

/** Undefined leaves it to the SDK's default chain: environment, profile, container, instance. */
async function credentialsFor(
  { authentication }: AwsSettings,
  clientConfig: AwsClientOptions,
): Promise<AwsClientOptions['credentials']> {
  if (authentication.kind === 'default_chain') return undefined;
  if (authentication.kind === 'access_keys') return authentication.keys;
  const { roleArn, externalId, keys } = authentication;
  const { fromTemporaryCredentials } = await import('@aws-sdk/credential-providers');
  return fromTemporaryCredentials({
    ...(keys === undefined ? {} : { masterCredentials: keys }),
    params: {
      RoleArn: roleArn,
      RoleSessionName: 'patchbay',
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    clientConfig,
  });
}
