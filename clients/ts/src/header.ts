/** Headers by name, in whichever view an event came. */
import { getOption, hasOption, type DescField, type DescMessage } from "@bufbuild/protobuf";
import { durationMs, type Duration } from "@bufbuild/protobuf/wkt";
import { header as headerOption, prefix as prefixOption, unit as unitOption, Unit } from "./gen/astergate/options/v1/options_pb.js";
import type { SendActionResponse } from "./gen/astergate/v1/action_service_pb.js";
import { EventSchema, type Event } from "./gen/astergate/v1/event_pb.js";

/**
 * The first header of that name, case aside; undefined if there is none. It
 * reads RAW headers where the view has them, else unmapped ones and typed
 * fields. There an empty value reads like a missing one, and text is as the
 * field's normalisation left it (view BOTH shows it exactly).
 */
export function header(of: Event | SendActionResponse, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const exact = of.headers.find((h) => h.name.toLowerCase() === wanted);
  if (exact || of.$typeName !== EventSchema.typeName || of.headers.length > 0) return exact?.value;
  if (wanted === "event") return of.name || undefined;
  if (wanted === "privilege") return of.privilege.join(",") || undefined;
  const unmapped = of.unmapped.find((h) => h.name.toLowerCase() === wanted);
  if (unmapped) return unmapped.value;
  const desc = EventSchema.fields.find((f) => f.oneof && f.localName === of.body.case)?.message;
  const path = desc && paths(desc).get(wanted);
  let value: unknown = of.body.value;
  for (const field of path ?? []) value = (value as Record<string, unknown> | undefined)?.[field.localName];
  const last = path?.at(-1);
  return last && text(last, Array.isArray(value) ? value[0] : value);
}

const cache = new Map<string, Map<string, DescField[]>>();

// The way to the field of each header of a message, by the header's name in
// lower case.
function paths(desc: DescMessage): Map<string, DescField[]> {
  const found = cache.get(desc.typeName) ?? collect(desc, "", [], new Map());
  cache.set(desc.typeName, found);
  return found;
}

// Prefixes of blocks add up on the way down.
function collect(desc: DescMessage, prefix: string, way: DescField[], into: Map<string, DescField[]>): Map<string, DescField[]> {
  for (const field of desc.fields) {
    if (field.message && hasOption(field, prefixOption)) {
      collect(field.message, prefix + getOption(field, prefixOption), [...way, field], into);
    } else if (hasOption(field, headerOption)) {
      into.set((prefix + getOption(field, headerOption)).toLowerCase(), [...way, field]);
    }
  }
  return into;
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
