/** Where each emulator listens on 127.0.0.1, and the folder it keeps its data in. */
export interface EmulatorPlan {
  readonly dynamodb: { readonly port: number; readonly path: string };
  readonly kinesis: { readonly port: number; readonly path: string };
}
