/** Makes Protobuf-ES decode astergate's messages faster. */
import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { reflect, type ReflectMessage } from "@bufbuild/protobuf/reflect";
import { EventSchema } from "./gen/astergate/v1/event_pb.js";

// For each message that it reads, Protobuf-ES makes a table of its type's fields, and an
// Event may hold one of 300 kinds. Here the table is made once for each type of ours: what
// is found in it is the same. Other types go the library's own way.
const tables = new WeakMap<DescMessage, ReadonlyMap<number, DescField>>();

type FindNumber = (this: ReflectMessage, number: number) => DescField | undefined;
let done = false;

/** Does it, once; nothing where the library works otherwise. */
export function decodeFaster(): void {
  if (done) return;
  done = true;
  const shared = Object.getPrototypeOf(reflect(EventSchema)) as { findNumber?: FindNumber };
  const theirs = shared.findNumber;
  if (!theirs) return;
  shared.findNumber = function (number) {
    if (!this.desc.typeName.startsWith("astergate.")) return theirs.call(this, number);
    let table = tables.get(this.desc);
    if (!table) tables.set(this.desc, (table = new Map(this.desc.fields.map((field) => [field.number, field]))));
    return table.get(number);
  };
}
