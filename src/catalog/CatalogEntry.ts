import type { DestinationKind } from './DestinationKind.ts';

/**
 * One thing that can be installed, as `catalog/<key>.yaml` writes it, frozen, with what the file left out filled
 * in. The names are the file's own, so that the API answers it as it is.
 */
export interface CatalogEntry {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly category: string;
  readonly status: 'ga' | 'beta';
  readonly website?: string;
  readonly delivery_modes: readonly string[];
  readonly provides: { readonly destination: DestinationKind };
  readonly config_fields: readonly ConfigField[];
  readonly variants: readonly Variant[];
  readonly permissions: readonly Permission[];
  /** Paths of the event whose values should not leave in clear. */
  readonly personal_data: readonly string[];
  /** Advice by the name of an error or a symptom. */
  readonly troubleshooting: Readonly<Record<string, string>>;
}

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'select' | 'textarea' | 'secret';

/** A value that a setting may have. */
export type ConfigValue = string | number | boolean;

export interface ConfigField {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly required_when?: FieldCondition;
  readonly visible_when?: FieldCondition;
  readonly default?: ConfigValue;
  /** Of a select, and only there. */
  readonly options?: readonly Option[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly placeholder?: string;
  readonly help_text?: string;
  readonly group: string;
}

/** Met when each of these fields has one of its values. */
export type FieldCondition = Readonly<Record<string, readonly ConfigValue[]>>;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Variant {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** The blueprint's name: its path below `blueprints/`, without `.yaml`. */
  readonly blueprint: string;
  readonly default_config: Readonly<Record<string, unknown>>;
}

/** What a use of the integration must be allowed to do; resources may have fields and `account_id` in braces. */
export interface Permission {
  readonly for: readonly PermissionUse[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

export type PermissionUse = 'put' | 'delete' | 'doctor' | 'assume_role';
