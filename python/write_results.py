"""Writes `salesfit/results.py`, the types of the JSON, from the schemas that the program prints.

    python python/write_results.py target/debug/salesfit

With `--check` it says whether the file is as it would be written.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMANDS = ["match", "explain", "assign", "organize", "hire", "ask", "coach", "raters", "whatif", "diff", "check"]
FILE = Path(__file__).parent / "salesfit" / "results.py"
HEAD = '''"""The types of the JSON of each command.

Written by `python/write_results.py` from the schemas of `salesfit schema`; docs/formats.md says what the keys mean.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict
'''
NAME = re.compile(r"\b[A-Z]\w+")
SCALARS = {"string": "str", "number": "float", "integer": "int", "boolean": "bool", "null": "None"}


class Module:
    """The types so far, in the order in which they are to stand."""

    def __init__(self) -> None:
        self.shapes: dict[str, dict[str, Any]] = {}
        self.texts: dict[str, str] = {}

    def add(self, command: str, schema: dict[str, Any]) -> None:
        """Adds the types of a command. One that differs from a type of its name before gets the command's name in front."""
        own = {name: name for name in schema["$defs"]}
        for name, shape in schema["$defs"].items():
            if self.shapes.setdefault(name, shape) != shape:
                own[name] = command.capitalize() + name
                self.shapes[own[name]] = shape
        for name, shape in schema["$defs"].items():
            self.texts.setdefault(own[name], self.declared(own[name], shape, own))
        name = f"{command.capitalize()}Result"
        self.texts[name] = self.declared(name, schema, own)

    def declared(self, name: str, shape: dict[str, Any], own: dict[str, str]) -> str:
        if "properties" not in shape:
            return f"{name}: TypeAlias = {self.type_of(name, shape, own)}"
        about = shape["description"].splitlines()[0]
        required = set(shape.get("required", []))
        keys = {}
        assert required == shape["properties"].keys(), f"{name} has keys that may be missing"
        for key, of in shape["properties"].items():
            word = self.type_of(name + "".join(part.capitalize() for part in key.split("_")), of, own)
            keys[key] = word
        if all(key.isidentifier() and key not in ("from", "in", "as", "is", "not", "class") for key in keys):
            lines = [f"class {name}(TypedDict):", f'    """{about}"""', ""]
            lines += [f"    {key}: {word}" for key, word in keys.items()]
        else:
            lines = [f"# {about}", f'{name} = TypedDict("{name}", {{']
            lines += [f'    "{key}": {quoted(word)},' for key, word in keys.items()]
            lines.append("})")
        return "\n".join(lines)

    def ordered(self) -> list[str]:
        """The types, those without keys of their own last: their names are looked up when the module is read."""
        ordered = [text for text in self.texts.values() if ": TypeAlias" not in text]
        aliases = {name: text for name, text in self.texts.items() if ": TypeAlias" in text}
        while aliases:
            ready = [name for name, text in aliases.items() if not aliases.keys() & set(NAME.findall(text)[1:])]
            ordered += [aliases.pop(name) for name in ready]
        return ordered

    def type_of(self, name: str, shape: dict[str, Any], own: dict[str, str]) -> str:
        """The words for a type; `name` is for an object that has no name in the schema."""
        if "$ref" in shape:
            return own[shape["$ref"].removeprefix("#/$defs/")]
        if "const" in shape:
            return f"Literal[{shape['const']!r}]"
        if "enum" in shape:
            return f"Literal[{', '.join(repr(word) for word in shape['enum'])}]"
        for several in ("oneOf", "anyOf"):
            if several in shape:
                parts = [self.type_of(f"{name}{at}", part, own) for at, part in enumerate(shape[several], 1)]
                return joined(parts)
        kind = shape.get("type")
        if isinstance(kind, list):
            return joined([self.type_of(name, {**shape, "type": one}, own) for one in kind])
        if kind == "array":
            return f"list[{self.type_of(name, shape.get('items', {}), own)}]"
        if kind == "object" and "properties" in shape:
            self.texts[name] = self.declared(name, {"description": "As described above.", **shape}, own)
            return name
        if kind == "object":
            values = shape.get("additionalProperties")
            return f"dict[str, {self.type_of(name, values, own) if isinstance(values, dict) else 'Any'}]"
        return SCALARS.get(str(kind), "Any")


def joined(parts: list[str]) -> str:
    """A union, its constants as one literal."""
    constants = [part.removeprefix("Literal[").removesuffix("]") for part in parts if part.startswith("Literal[")]
    others = [part for part in parts if not part.startswith("Literal[")]
    literal = [f"Literal[{', '.join(constants)}]"] if constants else []
    return " | ".join(dict.fromkeys(literal + others))


def quoted(word: str) -> str:
    """In quotes, since what it names may stand further down."""
    return '"' + word.replace('"', '\\"') + '"'


def main() -> None:
    module = Module()
    for command in COMMANDS:
        printed = subprocess.run([sys.argv[1], "schema", command], stdout=subprocess.PIPE, check=True).stdout
        module.add(command, json.loads(printed))
    text = "\n\n\n".join([HEAD.rstrip(), *module.ordered()]) + "\n"
    if "--check" not in sys.argv[2:]:
        FILE.write_text(text, encoding="utf-8")
    elif FILE.read_text(encoding="utf-8") != text:
        sys.exit(f"{FILE} is not as the schemas are now: python python/write_results.py target/debug/salesfit")


main()
