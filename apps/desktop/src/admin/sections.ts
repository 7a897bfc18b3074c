import type { Permission } from "@maru/protocol";
import {
  ArrowLeftRight,
  AudioLines,
  BadgeCheck,
  BookUser,
  Braces,
  Cable,
  CalendarHeart,
  ClipboardCheck,
  Clock,
  Coffee,
  DoorOpen,
  IdCard,
  KeyRound,
  Layers,
  LayoutGrid,
  LibraryBig,
  type LucideIcon,
  MessageSquareText,
  Phone,
  Rocket,
  ScrollText,
  Settings,
  ShieldCheck,
  UserRound,
  UsersRound,
  Waypoints,
} from "lucide-react";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { NEW_ITEM } from "../state/place.ts";
import type { Session } from "../state/session.ts";
import type { MessageKey } from "../words.ts";

/** What the administration is divided into, in the order of the side navigation. */
export const SECTION_GROUPS = [
  "channels",
  "people",
  "queues",
  "telephone",
  "data",
  "tools",
] as const;
export type SectionGroup = (typeof SECTION_GROUPS)[number];

/** `id`: the item that is open, `NEW_ITEM` for one that is being made, null for the list. */
export type SectionProps = { section: string; id: string | null };

export type Section = {
  /** In the address: `#/admin/<id>`. */
  id: string;
  group: SectionGroup;
  icon: LucideIcon;
  label: MessageKey;
  mayOpen: (session: Session) => boolean;
  /** Whether an item takes the whole page, without the side navigation. Left out: never. */
  fills?: (id: string | null) => boolean;
  /** Loaded when it is opened first. */
  page: LazyExoticComponent<ComponentType<SectionProps>>;
};

type Page = ComponentType<SectionProps>;

const section = (
  id: string,
  group: SectionGroup,
  icon: LucideIcon,
  label: MessageKey,
  permission: Permission,
  load: () => Promise<Page>,
): Section => ({
  id,
  group,
  icon,
  label,
  mayOpen: ({ permissions }) => permissions.includes(permission),
  page: lazy(() => load().then((page) => ({ default: page }))),
});

/** Every page of the administration, in the order of the side navigation. A page plugs in here, and nowhere else. */
export const SECTIONS: readonly Section[] = [
  section("entryPoints", "channels", DoorOpen, "admin.section.entryPoints", "channels.manage", () =>
    import("./channels/entry-point-page.tsx").then((m) => m.EntryPointPage),
  ),
  {
    ...section("flows", "channels", Waypoints, "admin.section.flows", "channels.manage", () =>
      import("./flows/flows-page.tsx").then((m) => m.FlowsPage),
    ),
    fills: (id) => id !== null && id !== NEW_ITEM,
  },
  section("prompts", "channels", AudioLines, "admin.section.prompts", "channels.manage", () =>
    import("./prompts/prompt-page.tsx").then((m) => m.PromptPage),
  ),
  section("hours", "channels", Clock, "admin.section.hours", "channels.manage", () =>
    import("./hours/hours-page.tsx").then((m) => m.HoursPage),
  ),
  section("holidays", "channels", CalendarHeart, "admin.section.holidays", "channels.manage", () =>
    import("./hours/holiday-page.tsx").then((m) => m.HolidayPage),
  ),
  section("users", "people", UserRound, "admin.section.users", "people.manage", () =>
    import("./people/user-page.tsx").then((m) => m.UserPage),
  ),
  section("teams", "people", UsersRound, "admin.section.teams", "people.manage", () =>
    import("./people/team-page.tsx").then((m) => m.TeamPage),
  ),
  section("skills", "people", BadgeCheck, "admin.section.skills", "people.manage", () =>
    import("./people/skill-page.tsx").then((m) => m.SkillPage),
  ),
  section("agentProfiles", "people", IdCard, "admin.section.agentProfiles", "people.manage", () =>
    import("./people/agent-profile-page.tsx").then((m) => m.AgentProfilePage),
  ),
  section(
    "multimediaProfiles",
    "people",
    LayoutGrid,
    "admin.section.multimediaProfiles",
    "people.manage",
    () => import("./people/multimedia-profile-page.tsx").then((m) => m.MultimediaProfilePage),
  ),
  section("roles", "people", ShieldCheck, "admin.section.roles", "roles.manage", () =>
    import("./people/role-page.tsx").then((m) => m.RolePage),
  ),
  section("tokens", "people", KeyRound, "admin.section.tokens", "tokens.manage", () =>
    import("./people/token-page.tsx").then((m) => m.TokenPage),
  ),
  section("queues", "queues", Layers, "admin.section.queues", "queues.manage", () =>
    import("./queues/queue-page.tsx").then((m) => m.QueuePage),
  ),
  section("responses", "queues", MessageSquareText, "admin.section.responses", "desk.manage", () =>
    import("./queues/response-page.tsx").then((m) => m.ResponsePage),
  ),
  section("numbers", "telephone", Phone, "admin.section.numbers", "telephony.manage", () =>
    import("./telephone/number-page.tsx").then((m) => m.NumberPage),
  ),
  section("trunks", "telephone", Cable, "admin.section.trunks", "telephony.manage", () =>
    import("./telephone/trunk-page.tsx").then((m) => m.TrunkPage),
  ),
  section("addresses", "telephone", BookUser, "admin.section.addresses", "desk.manage", () =>
    import("./telephone/address-page.tsx").then((m) => m.AddressPage),
  ),
  section(
    "addressBooks",
    "telephone",
    LibraryBig,
    "admin.section.addressBooks",
    "desk.manage",
    () => import("./telephone/address-book-page.tsx").then((m) => m.AddressBookPage),
  ),
  section("variables", "data", Braces, "admin.section.variables", "desk.manage", () =>
    import("./data/variable-page.tsx").then((m) => m.VariablePage),
  ),
  section(
    "wrapUpReasons",
    "data",
    ClipboardCheck,
    "admin.section.wrapUpReasons",
    "desk.manage",
    () => import("./data/reason-page.tsx").then((m) => m.WrapUpReasonPage),
  ),
  section("idleReasons", "data", Coffee, "admin.section.idleReasons", "desk.manage", () =>
    import("./data/reason-page.tsx").then((m) => m.IdleReasonPage),
  ),
  section("start", "tools", Rocket, "admin.section.start", "settings.manage", () =>
    import("./start/start-page.tsx").then((m) => m.StartPage),
  ),
  section(
    "transfer",
    "tools",
    ArrowLeftRight,
    "admin.section.transfer",
    "configuration.transfer",
    () => import("./tools/transfer-page.tsx").then((m) => m.TransferPage),
  ),
  section("audit", "tools", ScrollText, "admin.section.audit", "audit.read", () =>
    import("./tools/audit-page.tsx").then((m) => m.AuditPage),
  ),
  section("settings", "tools", Settings, "admin.section.settings", "settings.manage", () =>
    import("./tools/settings-page.tsx").then((m) => m.SettingsPage),
  ),
];
