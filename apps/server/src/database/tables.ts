import type {
  AgentId,
  Channel,
  CommandResult,
  ConfigurationKind,
  Event,
  FlowGraph,
  Notice,
  OrganisationId,
  Permission,
  VariableValues,
} from "@maru/core";
import type { AuditAction, QueryResult, RecordingSummary, Segment } from "@maru/protocol";
import type { Generated } from "kysely";

/**
 * The tables as kysely sees them: one interface per table, its columns named as in SQL. The area that
 * writes a table's migration adds it here. `bigint` comes back as a number (see `database.ts`).
 */
export interface Tables {
  organisation: OrganisationTable;
  account: AccountTable;
  session: SessionTable;
  api_token: ApiTokenTable;
  installation_secret: InstallationSecretTable;
  lease: LeaseTable;
  journal: JournalTable;
  snapshot: SnapshotTable;
  projection: ProjectionTable;
  customer: CustomerTable;
  interaction: InteractionTable;
  segment: SegmentTable;
  entry: EntryTable;
  configured_name: ConfiguredNameTable;
  customer_number: CustomerNumberTable;
  recording: RecordingTable;
  trunk_password: TrunkPasswordTable;
  flow_version: FlowVersionTable;
  prompt_sound: PromptSoundTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  audit: AuditTable;
  audit_origin: AuditOriginTable;
}

/** Every version of every flow that was published. */
interface FlowVersionTable {
  readonly org: OrganisationId;
  readonly flow_id: string;
  readonly version: number;
  readonly published_at: number;
  readonly published_by: string;
  readonly graph: FlowGraph;
}

interface OrganisationTable {
  readonly id: string;
  name: string;
  readonly created_at: Generated<Date>;
}

interface AccountTable {
  readonly org: OrganisationId;
  readonly agent_id: AgentId;
  email: string;
  password_hash: string | null;
  password_is_demo: boolean;
  language: "ko" | "en";
  must_change_password: Generated<boolean>;
  last_sign_in_at: Generated<Date | null>;
  totp_secret: Generated<Buffer | null>;
  totp_confirmed: Generated<boolean>;
  totp_last_step: Generated<number | null>;
}

interface SessionTable {
  readonly token_hash: Buffer;
  readonly org: OrganisationId;
  readonly agent_id: AgentId;
  readonly kind: "cookie" | "bearer";
  readonly created_at: Date;
  last_used_at: Date;
  readonly device: Generated<string>;
  readonly address: Generated<string>;
}

interface ApiTokenTable {
  readonly org: OrganisationId;
  readonly id: string;
  readonly agent_id: AgentId;
  readonly name: string;
  readonly token_hash: Buffer;
  readonly created_by: AgentId;
  readonly created_at: Date;
  last_used_at: Generated<Date | null>;
  readonly scopes: Generated<Permission[] | null>;
  readonly expires_at: Generated<Date | null>;
}

interface InstallationSecretTable {
  readonly name: string;
  readonly value: Buffer;
}

interface LeaseTable {
  readonly org: string;
  holder: string;
  expires_at: Date;
}

interface JournalTable {
  readonly org: string;
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly command: string;
  readonly key_id: string | null;
  readonly key_digest: string | null;
  readonly events: Event[];
  readonly result: CommandResult;
}

interface SnapshotTable {
  readonly org: string;
  readonly seq: number;
  readonly state: string;
  readonly made_at: Generated<Date>;
}

interface ProjectionTable {
  readonly org: string;
  seq: number;
}

interface CustomerTable {
  readonly org: string;
  readonly id: string;
  name: string;
  language: "ko" | "en";
  first_contact_at: number;
  last_contact_at: number;
  last_agent_id: string | null;
  readonly words: Generated<string>;
}

interface InteractionTable {
  readonly org: string;
  readonly id: string;
  readonly channel: Channel;
  readonly direction: "inbound" | "outbound";
  readonly entry_point_id: string;
  readonly customer_id: string;
  readonly customer_name: string;
  queue_id: string | null;
  readonly started_at: number;
  ended_at: number | null;
  end_reason: string | null;
  preview: string;
  readonly customer_number: string | null;
  abusive: boolean;
  variables: VariableValues;
}

interface SegmentTable {
  readonly org: string;
  readonly interaction_id: string;
  readonly number: number;
  readonly kind: Segment["kind"];
  readonly started_at: number;
  ended_at: number | null;
  readonly agent_id: string | null;
  readonly queue_id: string | null;
  readonly offer_id: string | null;
  detail: Segment["detail"];
  reason_id: string | null;
  automatic: boolean | null;
  peer_id: string | null;
  peer_name: string | null;
}

interface EntryTable {
  readonly org: string;
  readonly interaction_id: string;
  readonly number: number;
  readonly at: number;
  readonly room_id: string;
  readonly sender: string | null;
  readonly client_id: string | null;
  readonly body: string | null;
  readonly notice: Notice | null;
  readonly name: string;
  readonly words: Generated<string | null>;
}

interface ConfiguredNameTable {
  readonly org: string;
  readonly kind: ConfigurationKind;
  readonly id: string;
  name: string;
}

interface CustomerNumberTable {
  readonly org: string;
  readonly number: string;
  customer_id: string;
}

interface RecordingTable {
  readonly org: string;
  readonly id: string;
  readonly interaction_id: string;
  readonly queue_id: string | null;
  readonly started_at: number;
  duration_ms: number | null;
  status: Generated<RecordingSummary["status"]>;
  keep_days: Generated<number>;
  waveform: Waveform | null;
}

type Waveform = Omit<QueryResult<"recording.waveform">, "durationMs">;

interface PromptSoundTable {
  readonly org: string;
  readonly sha256: string;
  readonly wave: Buffer;
  readonly duration_ms: number;
  stored_at: Date;
}

interface TrunkPasswordTable {
  readonly org: string;
  readonly trunk_id: string;
  sealed: Buffer;
}

interface RecoveryCodeTable {
  readonly org: OrganisationId;
  readonly agent_id: AgentId;
  readonly code_hash: Buffer;
}

interface InvitationTable {
  readonly org: OrganisationId;
  readonly agent_id: AgentId;
  token_hash: Buffer;
  expires_at: Date;
}

interface AuditTable {
  readonly org: string;
  readonly id: Generated<number>;
  readonly at: number;
  readonly actor: string;
  readonly action: AuditAction;
  readonly kind: string | null;
  readonly object_id: string | null;
  readonly object_name: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly address: string | null;
  readonly seq: number | null;
  readonly words: Generated<string>;
}

interface AuditOriginTable {
  readonly org: string;
  readonly seq: number;
  readonly address: string;
}
