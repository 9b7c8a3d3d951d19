"""Finds and runs the program that this package brings."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from numbers import Real
from pathlib import Path
from typing import TypeAlias

from ._frames import PandasFrame, PolarsFrame, is_frame, written

#: A file, a folder, or a frame of sellers.
Team: TypeAlias = str | os.PathLike[str] | PandasFrame | PolarsFrame

#: What follows the name of the command.
Options: TypeAlias = Mapping[str, object]


class SalesfitError(Exception):
    """What the program says when it cannot answer; `status` is its exit status."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.status = status

    def __reduce__(self) -> tuple[type[SalesfitError], tuple[str, int]]:
        return type(self), (str(self), self.status)


class SalesfitWarning(UserWarning):
    """What the program notes about its input, such as a column that it does not read."""


def find_program() -> str:
    """Returns the path of the program: the one installed with this package, else the one on PATH.

    Raises FileNotFoundError if there is none.
    """
    name = "salesfit" + (sysconfig.get_config_var("EXE") or "")
    user = sysconfig.get_preferred_scheme("user")
    package = Path(__file__).resolve().parent
    folders = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", user),
        # `pip install --target` and `--prefix`
        str(package.parent / "bin"),
        *(str(above / scripts) for above in package.parents[2:4] for scripts in ("bin", "Scripts")),
    ]
    for folder in folders:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    found = shutil.which("salesfit")
    if found is None:
        raise FileNotFoundError(f"the program {name} is neither in {folders[0]} nor on PATH: install salesfit again")
    return found


def run(command: str, teams: Sequence[object], options: Options) -> bytes:
    """Runs a command and returns what it prints. An option that is None is left out.

    The first frame among the teams goes to the program's standard input, and others into a folder that only this user
    can read and that is gone afterwards.
    """
    if options.get("header_row") is not None and any(is_frame(team) for team in teams):
        raise ValueError("header_row counts the rows of a file; the headings of a frame are the names of its columns")
    with _Handover() as handover:
        # Options first: a file whose name begins with a hyphen is a file.
        words = [find_program(), command, "--color=never", *_typed(options, handover), "--"]
        words += [handover.team(team) for team in teams if team is not None]
        done = subprocess.run(words, input=handover.input or b"", capture_output=True, check=False)
        printed = handover.without_folder(done.stdout)
        said = handover.without_folder(done.stderr).decode(errors="replace").strip()
    # The rows without a fault were matched, which is what was asked for.
    was_kept_going = done.returncode == 2 and bool(options.get("keep_going")) and bool(printed)
    # Status 1 is a review that does not pass: an answer like any other.
    if done.returncode not in (0, 1) and not was_kept_going:
        said = said or f"salesfit {command} ended with status {done.returncode}"
        raise SalesfitError("\n\n".join([said, *handover.hints(said)]), done.returncode)
    if said:
        # Shown at the line that called the public function, three calls above this one.
        warnings.warn(said, SalesfitWarning, stacklevel=5)
    return printed


class _Handover:
    """Frames on their way to the program."""

    def __init__(self) -> None:
        self.input: bytes | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._names: list[str] = []
        self._left_out_index = False

    def __enter__(self) -> _Handover:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def team(self, team: object) -> str:
        """Returns the word that stands for a team on the command line."""
        if self.input is not None or not is_frame(team):
            return self.word(team, "team")
        self.input = self._written(team, "team")
        return "-"

    def word(self, value: object, name: str) -> str:
        """Returns the word for a value: of a frame, the file that it is written to."""
        if is_frame(value):
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="salesfit-")
            text = self._written(value, name)
            path = Path(self._folder.name, f"{name}-{self._names.count(name)}.csv")
            path.write_bytes(text)
            return str(path)
        if isinstance(value, os.PathLike):
            return os.fsdecode(value)
        if isinstance(value, date):
            return f"{value:%Y-%m-%d}"
        if isinstance(value, (str, Real)) and not isinstance(value, bool):
            return str(value)
        kind = type(value).__name__
        raise TypeError(f"{name} cannot be of the type {kind}: a team is a path, a pandas frame or a polars frame")

    def without_folder(self, output: bytes) -> bytes:
        """Returns an output in which files of frames are called by their names alone, the same in every run."""
        if self._folder is None:
            return output
        folder = self._folder.name + os.sep
        return output.replace(json.dumps(folder)[1:-1].encode(), b"").replace(folder.encode(), b"")

    def hints(self, said: str) -> list[str]:
        """Returns what the program cannot know when it says what is wrong with a frame."""
        hints = []
        if self._names and re.search(r":\d+:\d+", said):
            hints.append(
                "A frame is read as CSV, the first one as `-`: line 2 has its columns' names, line 3 is its first row."
            )
        if self._left_out_index:
            hints.append("An index without a name is not read: `frame.rename_axis('name')` makes it the column `name`.")
        return hints

    def _written(self, frame: object, name: str) -> bytes:
        self._names.append(name)
        text, left_out = written(frame)
        self._left_out_index |= left_out
        return text


def _typed(options: Options, handover: _Handover) -> list[str]:
    """Returns options as they are typed: `min_fit=60` is `--min-fit=60`."""
    words: list[str] = []
    for name, value in options.items():
        flag = f"--{name.replace('_', '-')}"
        if value is None or value is False:
            continue
        if value is True:
            words.append(flag)
        elif name == "scale" and isinstance(value, Sequence) and not isinstance(value, str):
            low, high = value
            words.append(f"{flag}={low}..{high}")
        elif isinstance(value, Mapping):
            words += [f"{flag}={key}={of}" for key, of in value.items()]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            words += [f"{flag}={handover.word(one, name)}" for one in value]
        else:
            words.append(f"{flag}={handover.word(value, name)}")
    return words
