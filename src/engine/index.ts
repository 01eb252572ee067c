export type { Audience } from '../spool/Audience.ts';
export type { DeadLetter } from '../spool/DeadLetter.ts';
export { Overload } from '../spool/Overload.ts';
export { SpoolFault } from '../spool/SpoolFault.ts';
export type { SpoolRoom } from '../spool/SpoolRoom.ts';
export type { StateTable } from '../spool/StateTable.ts';
export type { Ledger, RevisionLedger } from '../telemetry/Ledger.ts';
export type { Readiness, ReadyReason } from '../telemetry/Readiness.ts';
export { type AuditAction, type AuditEntry, type AuditEvent, auditActions } from './audit/AuditEntry.ts';
export type { AuditLog } from './audit/AuditLog.ts';
export { spoolOf } from './DataFolder.ts';
export { Engine, type EngineOptions } from './Engine.ts';
export { EngineFault } from './EngineFault.ts';
export type { InstalledIntegration } from './InstalledIntegration.ts';
export type { InstalledView, StateView } from './InstalledView.ts';
export { InstallationRefusal, type RefusalKind } from './installations/InstallationRefusal.ts';
export {
  Installations,
  type InstallationsOptions,
  type Removal,
} from './installations/Installations.ts';
export type { InstallationView } from './installations/InstallationView.ts';
export type { Inventory } from './installations/Inventory.ts';
export type { RevisionView } from './installations/RevisionView.ts';
export type { EventFollow } from './live/EventFollow.ts';
export type { LiveFeed } from './live/LiveFeed.ts';
export type { LiveFilter } from './live/LiveMessage.ts';
export { stages } from './live/Note.ts';
export type { EventOutcome } from './live/outcomeReader.ts';
export { outcomeKinds } from './live/Wanted.ts';
export { OverrideRegister } from './overrides/OverrideRegister.ts';
export type { OverrideEvent, Overrides } from './overrides/Overrides.ts';
export type { OverrideView } from './overrides/OverrideView.ts';
export { openOverrides } from './overrides/openOverrides.ts';
export { Previewer, type PreviewerOptions } from './preview/Previewer.ts';
export { HotReload, type ReadInventory } from './reload/HotReload.ts';
export type { Reload } from './reload/Reload.ts';
