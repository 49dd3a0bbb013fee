"""What the proto files say, as the generators of the facade's modules need it."""

import re
import textwrap

from google.protobuf import descriptor_pool, message_factory
from google.protobuf.descriptor_pb2 import FieldDescriptorProto as Field

DURATION = ".google.protobuf.Duration"
TIMESTAMP = ".google.protobuf.Timestamp"
INTEGERS = (Field.TYPE_INT64, Field.TYPE_INT32, Field.TYPE_UINT64, Field.TYPE_UINT32)
# Text that is as often at hand as a number.
TEXT_OR_NUMBER = {"value", "priority", "digits", "exten"}


class Files:
    """Messages, enums and services of the request by their full names (`.package.Name`), with
    their comments, their options and the modules that they are in."""

    def __init__(self, request):
        self.messages, self.enums, self.services, self.comments, self.modules = {}, {}, {}, {}, {}
        self._pool = descriptor_pool.DescriptorPool()
        for file in request.proto_file:
            self._pool.Add(file)
            comments = {tuple(at.path): at.leading_comments.strip() for at in file.source_code_info.location}
            for index, message in enumerate(file.message_type):
                name = self._put(self.messages, file, message, comments.get((4, index), ""))
                for nested in message.nested_type:  # the entries of maps
                    self.messages[f"{name}.{nested.name}"] = nested
                for number, field in enumerate(message.field):
                    self.comments[f"{name}.{field.name}"] = comments.get((4, index, 2, number), "")
            for index, enum in enumerate(file.enum_type):
                name = self._put(self.enums, file, enum, comments.get((5, index), ""))
                self.enums[name] = [
                    (value.name, comments.get((5, index, 2, number), "")) for number, value in enumerate(enum.value)
                ]
            for index, service in enumerate(file.service):
                name = self._put(self.services, file, service, comments.get((6, index), ""))
                for number, method in enumerate(service.method):
                    self.comments[f"{name}.{method.name}"] = comments.get((6, index, 2, number), "")
        self._options = {
            kind: message_factory.GetMessageClass(self._pool.FindMessageTypeByName(f"google.protobuf.{kind}"))
            for kind in ("MessageOptions", "FieldOptions", "MethodOptions")
        }

    def _put(self, into, file, described, comment):
        name = f".{file.package}.{described.name}"
        into[name], self.comments[name], self.modules[name] = described, comment, file.name
        return name

    def option(self, of, name):
        """The value of an option, ours unless a package is named, which the plugin's own classes
        do not know."""
        extension = self._pool.FindExtensionByName(name if "." in name else f"astergate.options.v1.{name}")
        options = self._options[extension.containing_type.name]
        return options.FromString(of.options.SerializeToString()).Extensions[extension]


class Imports:
    """The modules that a generated file needs, and how it names what is in them."""

    def __init__(self, files):
        self._files, self._lines = files, set()

    def name(self, full_name):
        """A message or enum as the code says it: `ami_v1_channel.OriginateRequest`."""
        *folders, module = self._files.modules[full_name][: -len(".proto")].split("/")[1:]
        alias = "_".join([*folders, module])
        self._lines.add(f"from .{'.'.join(folders)} import {module}_pb2 as {alias}\n")
        return f"{alias}.{full_name.rsplit('.', 1)[1]}"

    def __str__(self):
        return "".join(sorted(self._lines))


def plain(comment: str) -> str:
    """A comment's paragraph as one line of a docstring."""
    comment = re.sub(r"\b[Uu]nset\b", "None", comment.replace("\\", "\\\\"))
    return re.sub(r"\s+", " ", comment).strip()


def sentence(comment: str) -> str:
    """The first paragraph of a comment, without the example behind it."""
    return plain(re.split(r"\n\s*\n", comment)[0])


def paragraphs(comment: str):
    return [plain(paragraph) for paragraph in re.split(r"\n\s*\n", comment)]


def wrapped(text, indent, first=None):
    return textwrap.fill(
        text, 100, initial_indent=indent if first is None else first, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )
