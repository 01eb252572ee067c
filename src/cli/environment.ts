interface Variable {
  readonly meaning: string;
  /** What holds when it is not given. */
  readonly usual?: string;
}

/** Every variable that a running Patchbay reads: its help and the reference print this. */
export const environment = {
  PATCHBAY_DATA: { meaning: 'the data folder, before that of patchbay.yaml', usual: '.patchbay' },
  PATCHBAY_HOST: { meaning: 'the address at which both servers listen', usual: '127.0.0.1' },
  PATCHBAY_INGEST_PORT: { meaning: 'where events come in', usual: '8080' },
  PATCHBAY_ADMIN_PORT: { meaning: 'where the admin API and the metrics are', usual: '8084' },
  PATCHBAY_DYNAMODB_PORT: { meaning: 'the port of the DynamoDB emulator', usual: '8000' },
  PATCHBAY_KINESIS_PORT: { meaning: 'the port of the Kinesis emulator', usual: '4567' },
  PATCHBAY_WRITE_KEY: {
    meaning: 'the key that senders of events show; made at the first start and kept in the data folder',
  },
  PATCHBAY_ADMIN_TOKEN: { meaning: 'the token of the admin API; made and kept likewise' },
  PATCHBAY_SECRET_KEY: { meaning: '32 bytes in base64 that seal stored secrets; made and kept likewise' },
  PATCHBAY_SECRET_KEY_PREVIOUS: {
    meaning: 'the secret key before it, for the one restart that seals everything anew',
  },
} as const satisfies Readonly<Record<string, Variable>>;

export type VariableName = keyof typeof environment;
