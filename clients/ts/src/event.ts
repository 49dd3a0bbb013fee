/** An event, and its headers by name in whichever view it came. */
import { getOption, hasOption, isMessage, type DescField, type DescMessage, type MessageShape } from "@bufbuild/protobuf";
import { durationMs, type Duration } from "@bufbuild/protobuf/wkt";
import { event as eventOption, header as headerOption, prefix as prefixOption, unit as unitOption, Unit } from "./gen/astergate/options/v1/options_pb.js";
import { EventSchema, type Event as EventMessage } from "./gen/astergate/v1/event_pb.js";

/** An event by its message of `events`, or by a name, in which * and ? stand for others. */
export type Kind = string | DescMessage;
/** Any event's own message. */
export type AnyBody = NonNullable<EventMessage["body"]["value"]>;
/** The bodies of the events of a kind. */
export type BodyOf<K extends Kind> = K extends DescMessage ? MessageShape<K> : AnyBody | undefined;

/** One thing that a server said, or that happened to the link to it. */
export class Event<B = AnyBody | undefined> {
  /** Asterisk's name for it; empty for LinkUp, LinkDown, Gap and OrphanedResponse. */
  readonly name: string;
  /** The configured name of the server. */
  readonly server: string;
  /** Counts the server's events. */
  readonly sequence: bigint;
  /** What it says. Undefined in views RAW and HEADERS, and for an event that has no message: header() reads those as well. */
  readonly body: B;

  /** @param message all that came. */
  constructor(readonly message: EventMessage) {
    ({ name: this.name, server: this.server, sequence: this.sequence } = message);
    this.body = message.body.value as B;
  }

  /** Whether it is of that kind: `if (event.is(events.Gap)) event.body.from`. */
  is<D extends DescMessage>(kind: D): this is Event<MessageShape<D>> {
    return isMessage(this.body, kind);
  }

  /**
   * The first header of that name, case aside; undefined if there is none. It
   * reads RAW headers where the view has them, else unmapped ones and typed
   * fields. There an empty value reads like a missing one, and text is as the
   * field's normalisation left it (view BOTH shows it exactly).
   */
  header(name: string): string | undefined {
    const { headers, unmapped, privilege, body } = this.message;
    const wanted = name.toLowerCase();
    const exact = (headers.length ? headers : unmapped).find((h) => h.name.toLowerCase() === wanted);
    if (exact || headers.length) return exact?.value;
    if (wanted === "event") return this.name || undefined;
    if (wanted === "privilege") return privilege.join(",") || undefined;
    const desc = EventSchema.fields.find((f) => f.oneof && f.localName === body.case)?.message;
    return desc && typed(desc, body.value, wanted);
  }
}

/** How SubscribeRequest names a kind. Nothing bears the names of astergate's own kinds, which always come. @internal */
export function wireName(kind: Kind): string {
  return typeof kind === "string" ? kind : getOption(kind, eventOption) || kind.name;
}

/** It has a message that is newer than this package, which cannot read its headers in view TYPED. @internal */
export function hasUnknownBody({ name, headers, body, $unknown = [] }: EventMessage): boolean {
  return body.case === undefined && name !== "" && headers.length === 0 && $unknown.some((field) => field.no >= 16);
}

// Prefixes of blocks add up on the way down.
function typed(desc: DescMessage, message: unknown, wanted: string): string | undefined {
  for (const field of desc.fields) {
    const value = (message as Record<string, unknown>)[field.localName];
    if (value !== undefined && field.message && hasOption(field, prefixOption)) {
      const prefix = getOption(field, prefixOption).toLowerCase();
      const found = wanted.startsWith(prefix) ? typed(field.message, value, wanted.slice(prefix.length)) : undefined;
      if (found !== undefined) return found;
    } else if (getOption(field, headerOption).toLowerCase() === wanted) {
      return text(field, Array.isArray(value) ? value[0] : value);
    }
  }
  return undefined;
}

const perMillisecond: { readonly [unit in Unit]?: number } = { [Unit.MILLISECONDS]: 1, [Unit.MICROSECONDS]: 1000 };

function text(field: DescField, value: unknown): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (field.message?.typeName !== "google.protobuf.Duration") return typeof value === "object" ? undefined : String(value);
  const ms = durationMs(value as Duration);
  const unit = getOption(field, unitOption);
  if (unit === Unit.CLOCK) return new Date(ms).toISOString().slice(11, 19);
  return String(ms * (perMillisecond[unit] ?? 0.001));
}
