/** An event as `bench/expressions` reads it: anything may be missing, and what JSON allows to be null may be null. */
export interface Envelope {
  readonly event_id?: string;
  readonly type?: string;
  readonly event?: string;
  readonly anonymous_id?: string;
  readonly user_id?: string | null;
  readonly timestamp?: string;
  readonly received_at?: string;
  readonly sent_at?: string;
  readonly source_id?: string;
  readonly integration_id?: string;
  readonly context?: Context | null;
  readonly properties?: Properties | null;
  readonly traits?: Traits | null;
}

export interface Context {
  readonly page?: {
    readonly url?: string;
    readonly title?: string;
    readonly referrer?: string | null;
  } | null;
  readonly campaign?: { readonly source?: string; readonly medium?: string; readonly name?: string } | null;
  readonly device?: { readonly id?: string; readonly type?: string; readonly width?: number } | null;
  readonly consent?: { readonly [category: string]: boolean | number } | null;
  readonly locale?: string;
}

export interface Properties {
  readonly products?: readonly Product[];
  readonly order_id?: string;
  readonly revenue?: number;
  readonly tax?: number;
  readonly shipping?: number;
  readonly discount?: number;
  readonly currency?: string;
  readonly coupon?: string;
}

export interface Product {
  readonly sku?: string;
  readonly name?: string;
  readonly category?: string;
  readonly price?: number;
  readonly quantity?: number;
  readonly tags?: readonly string[];
}

export interface Traits {
  readonly email?: string;
  readonly name?: string;
  readonly plan?: string;
  readonly age?: number;
  readonly ltv?: number;
  readonly city?: string;
  readonly created_at?: string;
}
